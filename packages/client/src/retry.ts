import { SignetError, TimeoutError, TransportError } from './errors.ts';
import { sleep, type Timing } from './timing.ts';

/** How often and how long to try. */
export interface Patience {
  /** How many attempts there are at most, the first among them. */
  attempts: number;
  /** No attempt begins after this time, in milliseconds since 1970. */
  deadline: number;
}

/** The longest wait before the second attempt; each further one may wait twice as long as the one before. */
const firstWaitMs = 250;
const longestWaitMs = 10_000;

/**
 * Tries the work again after failures that are transient, with exponential backoff and full jitter, so that clients which failed together do not
 * come back together. What cannot be waited for before the deadline is thrown at once, since the failure says more than a timeout.
 */
export async function withRetries<Result>(
  { attempts, deadline }: Patience,
  signal: AbortSignal,
  timing: Timing,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || attempt >= attempts || !isTransient(error)) throw error;
      const backoffMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
      const waitMs = retryAfterMsOf(error) + timing.random() * backoffMs;
      if (timing.now() + waitMs >= deadline) throw error;
      await sleep(waitMs, signal, timing);
    }
  }
}

/** The statuses with which proxies and servers say that they are too busy, or that nobody is there to answer. */
const transientStatuses = [429, 502, 503, 504];

/** Whether the same request can succeed a moment later. `fetch` throws a TypeError when the network fails. */
export function isTransient(error: unknown): boolean {
  if (error instanceof SignetError) return error.retryable;
  if (error instanceof TransportError) return transientStatuses.includes(error.status);
  return error instanceof TimeoutError || error instanceof TypeError;
}

function retryAfterMsOf(error: unknown): number {
  return ((error instanceof SignetError || error instanceof TransportError) && error.retryAfterMs) || 0;
}

/** The wait that a header Retry-After asks for, in seconds or until a date; undefined without one. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
