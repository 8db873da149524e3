import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { bodyBytesAtMost } from './limits.ts';

/**
 * Refuses a body of more bytes than one request may have. Of one that says its length Node reads no more than that, so only
 * one that does not is counted while it is read; yoga's own limit sends every body through a stream more.
 */
export function useBodyLimit(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const length = request.headers.get('content-length');
      if (length !== null && !/^\d+$/.test(length)) throw refusal('Content-Length must be a whole number.', 400);
      if (Number(length ?? 0) > bodyBytesAtMost) throw tooLarge();
      if (length !== null || !requestParser || !request.body) return;
      setRequestParser((original) => {
        const { url, method, headers, body, signal } = original;
        // Node's own type of the option that a streamed body needs.
        const init = { method, headers, signal, body: body?.pipeThrough(countBytes()), duplex: 'half' } as RequestInit;
        return requestParser(new fetchAPI.Request(url, init));
      });
    },
  };
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

function tooLarge(): GraphQLError {
  return refusal(`A request may have at most ${bodyBytesAtMost / 1024 / 1024} MB.`, 413);
}

function refusal(message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status } } });
}
