import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { readBody } from '../http/body-limit.ts';
import { badRequest, type RequestRefusal } from '../http/refusal.ts';
import { parseJson } from '../json.ts';

/**
 * Prevents CSRF: a POST must have the content type application/json, which browsers send to another origin only after a preflight, and
 * there is no CORS. Also refuses bodies that could be decoded only by guessing (other charsets, compression, invalid UTF-8), because their
 * text would be stored as something else.
 */
export function useStrictRequests(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      refuseUnacceptable(request.headers);
      if (request.method === 'GET') return setRequestParser(readQueryString);
      if (request.method !== 'POST') return;
      refuseUnsupportedMedia(request.headers);
      setRequestParser(readParams);
    },
  };
}

function refuseUnsupportedMedia(headers: Headers): void {
  const type = headers.get('content-type') ?? '';
  if (!/^application\/(graphql\+)?json\s*(?:[;,]|$)/i.test(type)) {
    throw badRequest('A POST must have the content type application/json.', 415);
  }
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*["']?([^\s"';,]*)/i.exec(type) ?? [];
  if (!/^utf-?8$/i.test(charset)) throw badRequest('The body must be in UTF-8: charset may say nothing else.');
  const encoding = headers.get('content-encoding') ?? '';
  if (!/^\s*(identity\s*)?$/i.test(encoding)) {
    const message = 'The body must not be compressed: send it without Content-Encoding.';
    throw badRequest(message, 415, { 'accept-encoding': 'identity' });
  }
}

const acceptedTypes =
  /(?:^|,)\s*(?:\*\/\*|application\/(?:\*|json|graphql-response\+json)|text\/event-stream|multipart\/mixed)\s*(?:[;,]|$)/i;

/** Refuses an unacceptable Accept header before execution. Yoga negotiates the type after it, when a mutation has been committed. */
function refuseUnacceptable(headers: Headers): void {
  const accepted = headers.get('accept');
  if (accepted && !acceptedTypes.test(accepted))
    throw badRequest('Answers are application/graphql-response+json or JSON.', 406);
}

/** Throws for invalid UTF-8; skips a byte order mark. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readParams(request: Request): Promise<GraphQLParams> {
  const bytes = await readBody(request);
  const body = readJson(decode(bytes), () => badRequest('The body must be JSON.'));
  if (typeof body !== 'object' || body === null) throw badRequest('The body must be a JSON object.');
  return body;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw badRequest('The body must be in UTF-8.');
  }
}

function readQueryString({ url }: Request): GraphQLParams {
  const [, search = ''] = /\?([^#]*)/.exec(url) ?? [];
  if (!isUtf8(search)) throw badRequest('The query string must be in UTF-8, percent-encoded.');
  const given = new URLSearchParams(search);
  const text = (name: string) => given.get(name) || undefined;
  const json = (name: string) => {
    const refuse = () => badRequest('variables and extensions must be JSON.');
    return readJson(text(name) ?? 'null', refuse) as Record<string, unknown> | undefined;
  };
  return {
    operationName: text('operationName'),
    query: text('query'),
    variables: json('variables') ?? undefined,
    extensions: json('extensions') ?? undefined,
  };
}

/** Whether a query string is ASCII whose percent-encoded bytes are valid UTF-8. */
function isUtf8(search: string): boolean {
  try {
    decodeURIComponent(search);
    return !/[^\p{ASCII}]/u.test(search);
  } catch {
    return false;
  }
}

function readJson(text: string, refuse: () => RequestRefusal): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof SyntaxError ? refuse() : error;
  }
}
