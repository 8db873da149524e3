import type { Document, Input } from './document.ts';
import { SignetError } from './errors.ts';
import { isIdempotent } from './idempotent.ts';
import { type Connection, Pages, type PageVariables } from './pages.ts';
import { withRetries } from './retry.ts';
import { send, type Target } from './send.ts';
import { platformTiming, type Timing, withTimeout } from './timing.ts';

/** How long and how often a call is tried. */
export interface CallOptions {
  /** How long a call may take with all its attempts, in milliseconds: 120,000 unless told; Infinity is without a limit. */
  timeoutMs?: number;
  /** How long one attempt may take, in milliseconds: 60,000 unless told; Infinity is without a limit. */
  attemptTimeoutMs?: number;
  /** How often a call is tried at most when what fails is transient: 4 times unless told; 1 is never again. */
  attempts?: number;
}

export interface ClientOptions extends Target, CallOptions {
  /** The clock and the timers, which a test replaces; those of the platform when absent. */
  timing?: Timing;
}

export interface RequestOptions extends CallOptions {
  /** Ends the call when it fires; the promise is rejected with its reason. */
  signal?: AbortSignal;
  /**
   * Whether the operation may be sent again when it is not known whether it was carried out. Without it, queries may, and mutations that
   * carry a reference or an id of the caller's own.
   */
  idempotent?: boolean;
}

/** A result in which every field of an object may be null, because it may have failed. */
export type WithNulls<Result> = Result extends readonly (infer Item)[]
  ? WithNulls<Item>[]
  : Result extends object
    ? { [Field in keyof Result]: WithNulls<Result[Field]> | null }
    : Result;

/** The data of an operation of which a part may have failed. */
export interface PartialResult<Result> {
  /** What was answered; a field that failed is null. */
  data: WithNulls<Result>;
  /** An error for each field that failed, with its `path`; empty when none did. */
  errors: SignetError[];
}

/** Sends operations to one Signet server. */
export interface Client {
  /**
   * The data of an operation. Rejects with a SignetError when Signet refuses it or a part of it, with a TransportError when something else
   * answers, with a TimeoutError when nothing does in time, and with what `fetch` throws when the network fails.
   */
  request<Result, Variables>(
    document: Document<Result, Variables> | string,
    ...input: Input<Variables, RequestOptions>
  ): Promise<Result>;
  /** The same for an operation whose fields may fail one by one: rejects only when there is no data at all. */
  requestPartial<Result, Variables>(
    document: Document<Result, Variables> | string,
    ...input: Input<Variables, RequestOptions>
  ): Promise<PartialResult<Result>>;
  /**
   * The nodes of a list, one after the other, asked for page by page: forwards, or backwards when `last` is given.
   *
   * @example
   * for await (const { id } of signet.pages(TransactionsDocument, (data) => data.transactions, { first: 100 })) console.log(id);
   */
  pages<Result, Variables extends PageVariables, Node>(
    document: Document<Result, Variables>,
    connectionOf: (data: Result) => Connection<Node> | null | undefined,
    ...input: Input<Variables, RequestOptions>
  ): Pages<Node>;
}

/**
 * A client of one Signet server.
 *
 * @example
 * const signet = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const { identity } = await signet.request(IdentityDocument, { id: 'idt_8cc22560-5ace-4989-8953-fcbad7947d48' });
 */
export function createClient(options: ClientOptions): Client {
  const request: Client['request'] = async (document, variables?: unknown, requestOptions?: RequestOptions) =>
    (await call(options, String(document), variables, requestOptions)) as never;
  return {
    request,
    requestPartial: (document, ...input) => allowPartial(request(document, ...input)),
    pages: (document, connectionOf, variables?: PageVariables, requestOptions?: RequestOptions) =>
      new Pages(variables ?? {}, async (page) =>
        connectionOf((await call(options, String(document), page, requestOptions)) as never),
      ),
  };
}

/** Every attempt sends the same bytes, so that Signet knows a call again by its reference or id. */
function call(client: ClientOptions, query: string, variables: unknown, own: RequestOptions = {}): Promise<unknown> {
  const { timeoutMs = 120_000, attemptTimeoutMs = 60_000, attempts = 4 } = limitsOf(client, own);
  const { timing = platformTiming } = client;
  const body = JSON.stringify({ query, variables });
  const mayRepeat = own.idempotent ?? isIdempotent(query, variables);
  const patience = { attempts: mayRepeat ? attempts : 1, deadline: timing.now() + timeoutMs };
  return withTimeout(timeoutMs, own.signal, timing, (signal) =>
    withRetries(patience, signal, timing, () =>
      withTimeout(attemptTimeoutMs, signal, timing, (attempt) => send(client, body, attempt, timing.now)),
    ),
  );
}

function limitsOf(client: CallOptions, own: CallOptions): CallOptions {
  return {
    timeoutMs: own.timeoutMs ?? client.timeoutMs,
    attemptTimeoutMs: own.attemptTimeoutMs ?? client.attemptTimeoutMs,
    attempts: own.attempts ?? client.attempts,
  };
}

async function allowPartial<Result>(request: Promise<Result>): Promise<PartialResult<Result>> {
  try {
    return { data: (await request) as WithNulls<Result>, errors: [] };
  } catch (error) {
    if (!(error instanceof SignetError) || !error.data) throw error;
    const { data } = error;
    return {
      data: data as WithNulls<Result>,
      errors: error.errors.map((one) => new SignetError([one], data, error.retryAfterMs)),
    };
  }
}
