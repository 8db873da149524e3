import type { ErrorCode, IssueRule } from './generated.ts';
import * as generated from './generated.ts';

export * from './generated.ts';

export interface ClientOptions {
  /** Where Signet answers, such as http://127.0.0.1:4000/graphql. */
  url: string | URL;
  /** Sent as a bearer token, when there is one. */
  apiKey?: string | undefined;
  /** What to send requests with instead of the platform's own fetch. */
  fetch?: (url: string, init: RequestInit) => Response | Promise<Response>;
}

export interface RequestOptions {
  /** Ends the request when it fires; the promise is rejected with its reason. */
  signal?: AbortSignal;
}

/** One broken rule: where in the arguments, a sentence that names the field and the rule, and what another language needs for its own. */
export interface Issue {
  path: string[];
  message: string;
  rule: IssueRule;
  params: IssueParams;
}

/** What a sentence about a rule needs; IssueRule says which rule has which. */
export interface IssueParams {
  min?: number | string;
  max?: number | string;
  above?: number | string;
  unit?: string;
  oneOf?: string[];
  format?: string;
  prefixes?: string[];
  values?: string[];
  suggestion?: string;
  what?: string;
}

/** One entry of `errors` in an answer. */
export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: { code: ErrorCode; requestId?: string; issues?: Issue[] } & Record<string, unknown>;
}

/** Signet refused the operation, or a part of it. Code, issues and message are those of the first error. */
export class SignetError extends Error {
  override readonly name = 'SignetError';
  readonly code: ErrorCode;
  /** What is wrong with the input, field by field; empty when the code says it all. */
  readonly issues: Issue[];
  /** The id of the request in the log of the server. */
  readonly requestId: string | undefined;
  /** Every error of the answer. */
  readonly errors: AnswerError[];
  /** The partial data of the answer: an operation of several fields can fail in one of them. */
  readonly data: unknown;

  constructor(errors: [AnswerError, ...AnswerError[]], data: unknown) {
    const [first] = errors;
    super(first.message);
    this.code = first.extensions.code;
    this.issues = first.extensions.issues ?? [];
    this.requestId = first.extensions.requestId;
    this.errors = errors;
    this.data = data;
  }
}

/** The answer was not from Signet, but for example an error page of a proxy. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  /** The HTTP status of the answer. */
  readonly status: number;

  constructor(status: number) {
    super(`The server answered with HTTP status ${status} and without a GraphQL result.`);
    this.status = status;
  }
}

type Document<Result, Variables> = generated.TypedDocumentString<Result, Variables>;
type Arguments<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions];
type Operation<D> =
  D extends Document<infer Result, infer Variables> ? (...input: Arguments<Variables>) => Promise<Result> : never;
type Operations = {
  [Name in keyof typeof generated as Name extends `${infer Op}Document` ? Uncapitalize<Op> : never]: Operation<
    (typeof generated)[Name]
  >;
};

/** A method for each operation in operations/*.graphql, and `request` for documents of the caller's own. */
export type Client = Operations & {
  request<Result, Variables>(
    document: Document<Result, Variables> | string,
    ...input: Arguments<Variables>
  ): Promise<Result>;
};

/**
 * A client of one Signet server.
 *
 * @example
 * const signet = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const { identity } = await signet.identity({ id: 'idt_8cc22560-5ace-4989-8953-fcbad7947d48' });
 *
 * Every method resolves to the operation's data. It rejects with a SignetError when Signet refuses, with a
 * TransportError when something else answers, and with what `fetch` throws when nothing does.
 */
export function createClient(options: ClientOptions): Client {
  const request = (document: unknown, variables?: unknown, requestOptions?: RequestOptions) =>
    send(options, String(document), variables, requestOptions);
  const operations = Object.entries(generated).flatMap(([name, document]) => {
    const operation = /^(.*)Document$/.exec(name)?.[1];
    if (!operation) return [];
    const method = (variables?: unknown, requestOptions?: RequestOptions) =>
      request(document, variables, requestOptions);
    return [[operation.charAt(0).toLowerCase() + operation.slice(1), method]];
  });
  return { ...Object.fromEntries(operations), request } as Client;
}

async function send(
  { url, apiKey, fetch = globalThis.fetch }: ClientOptions,
  query: string,
  variables: unknown,
  { signal }: RequestOptions = {},
): Promise<unknown> {
  const response = await fetch(String(url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  const answer = await readAnswer(response, signal);
  const [first, ...others] = answer.errors ?? [];
  if (first) throw new SignetError([first, ...others], answer.data);
  return answer.data;
}

interface Answer {
  data?: unknown;
  errors?: AnswerError[];
}

async function readAnswer(response: Response, signal: AbortSignal | undefined): Promise<Answer> {
  const answer: unknown = await response.json().catch(() => undefined);
  signal?.throwIfAborted();
  if (isAnswer(answer)) return answer;
  throw new TransportError(response.status);
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
