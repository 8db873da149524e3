import { type AnswerError, SignetError, TransportError } from './errors.ts';
import { isObject } from './idempotent.ts';
import { readRetryAfter } from './retry.ts';

/** Where requests go, and how. */
export interface Target {
  /** Where Signet answers, such as http://127.0.0.1:4000/graphql. */
  url: string | URL;
  /** Sent as a bearer token, when there is one. */
  apiKey?: string | undefined;
  /** What to send requests with instead of the platform's own fetch. */
  fetch?: (url: string, init: RequestInit) => Response | Promise<Response>;
}

/** Sends one request and answers with its data. Throws SignetError, TransportError, or what `fetch` throws when nobody answers. */
export async function send(
  { url, apiKey, fetch = globalThis.fetch }: Target,
  body: string,
  signal: AbortSignal,
  now: () => number,
): Promise<unknown> {
  const response = await fetch(String(url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
    },
    body,
    signal,
  });
  const answer = parse(await response.text());
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), now());
  if (!isAnswer(answer)) throw new TransportError(response.status, retryAfterMs);
  const [first, ...others] = answer.errors ?? [];
  if (first) throw new SignetError([first, ...others], answer.data, retryAfterMs);
  return answer.data;
}

interface Answer {
  data?: unknown;
  errors?: AnswerError[];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Signet answers with data, or with errors that each have a code. What stands between may answer with anything. */
function isAnswer(answer: unknown): answer is Answer {
  if (!isObject(answer)) return false;
  const { data, errors } = answer;
  if (errors === undefined) return isObject(data);
  const isData = data === undefined || data === null || isObject(data);
  return isData && Array.isArray(errors) && errors.length > 0 && errors.every(isAnswerError);
}

function isAnswerError(error: unknown): error is AnswerError {
  return (
    isObject(error) &&
    typeof error.message === 'string' &&
    isObject(error.extensions) &&
    typeof error.extensions.code === 'string'
  );
}
