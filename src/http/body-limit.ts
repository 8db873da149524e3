import { badRequest, RequestRefusal } from './refusal.ts';

/** Bytes in one request: a thousand identities, each with all the metadata that it may have, fit. */
const bodyBytesAtMost = 20 * 1024 * 1024;

/** Throws a refusal for a request that says of itself that it is too long. Nothing of its body is touched. */
export function refuseLongBody({ headers }: Request): void {
  const length = headers.get('content-length');
  if (length !== null && !/^\d+$/.test(length)) throw badRequest('Content-Length must be a whole number.');
  if (Number(length ?? 0) > bodyBytesAtMost) throw tooLarge();
}

/**
 * The bytes of a request's body. Of one that says its length Node reads no more than that; one that does not (chunked) is counted
 * while it is read. Throws a refusal past the limit, or when the body ends too early.
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  try {
    if (request.headers.has('content-length') || !request.body) return new Uint8Array(await request.arrayBuffer());
    return await readCounted(request.body.getReader());
  } catch (error) {
    throw error instanceof RequestRefusal ? error : badRequest('The body could not be read to its end.');
  }
}

async function readCounted(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > bodyBytesAtMost) throw tooLarge();
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): RequestRefusal {
  return badRequest(`A request may have at most ${bodyBytesAtMost / 1024 / 1024} MB.`, 413);
}
