import { broken } from '../issue.ts';
import { badRequest, RequestRefusal, refuseRequest } from './refusal.ts';

/** The largest body, in bytes: enough for a thousand identities with the largest metadata. */
const bodyBytesAtMost = 20 * 1024 * 1024;

/** Throws a refusal when Content-Length exceeds the limit, without reading the body. */
export function refuseLongBody({ headers }: Request): void {
  const length = headers.get('content-length');
  if (length !== null && !/^\d+$/.test(length)) throw badRequest('Content-Length must be a whole number.');
  if (Number(length ?? 0) > bodyBytesAtMost) throw tooLarge();
}

/**
 * Reads the body of a request. Node enforces a Content-Length; a chunked body is counted while it is read. Throws a refusal beyond the
 * limit, and when the body ends too early.
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
  const message = `A request may have at most ${bodyBytesAtMost / 1024 / 1024} MB.`;
  return refuseRequest(broken('TOO_LONG', { max: bodyBytesAtMost, unit: 'bytes' }, message), 413);
}
