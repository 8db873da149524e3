import { Request as AnyRequest } from '@whatwg-node/fetch';
import { badRequest, type RequestRefusal } from './refusal.ts';

/** Bytes in one request: a thousand identities, each with all the metadata that it may have, fit. */
const bodyBytesAtMost = 20 * 1024 * 1024;

/**
 * The request, of whose body no more than the limit can be read. Of one that says its length Node reads no more than that, so it
 * is refused at once when that is too much; one that does not (chunked) is counted while it is read, and fails past the limit.
 */
export function limitBody(request: Request): Request {
  const length = request.headers.get('content-length');
  if (length !== null && !/^\d+$/.test(length)) throw badRequest('Content-Length must be a whole number.');
  if (Number(length ?? 0) > bodyBytesAtMost) throw tooLarge();
  if (length !== null || !request.body) return request;
  const { url, method, headers, body, signal } = request;
  // Node's own type of the option that a streamed body needs.
  const init = { method, headers, signal, body: body.pipeThrough(countBytes()), duplex: 'half' } as RequestInit;
  return new AnyRequest(url, init);
}

function countBytes(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > bodyBytesAtMost) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
}

function tooLarge(): RequestRefusal {
  return badRequest(`A request may have at most ${bodyBytesAtMost / 1024 / 1024} MB.`, 413);
}
