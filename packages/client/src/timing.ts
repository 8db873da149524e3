import { TimeoutError } from './errors.ts';

/** What waiting needs of the platform; a test brings its own and never waits. */
export interface Timing {
  /** The time in milliseconds since 1970. */
  now(): number;
  /** A number from 0 up to 1, without 1. */
  random(): number;
  /** Calls `run` after this many milliseconds, unless what it returns is called before. */
  after(ms: number, run: () => void): () => void;
}

export const platformTiming: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The longest time that a timer of the platform can take; what is longer is no limit. */
const longestMs = 2 ** 31 - 1;

/**
 * Does the work until it is done, the time is over or `parent` fires, whichever comes first; then it rejects even when the work goes on
 * without regard to its signal. No timer and no listener is left behind.
 */
export async function withTimeout<Result>(
  ms: number,
  parent: AbortSignal | undefined,
  timing: Timing,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  parent?.throwIfAborted();
  const { signal, abort } = newAbort();
  const passOn = () => abort(parent?.reason);
  parent?.addEventListener('abort', passOn);
  const cancel = ms <= longestMs ? timing.after(ms, () => abort(new TimeoutError(ms))) : undefined;
  try {
    return await Promise.race([work(signal), rejectionOf(signal)]);
  } finally {
    cancel?.();
    parent?.removeEventListener('abort', passOn);
  }
}

function newAbort(): { signal: AbortSignal; abort: (reason: unknown) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Waits, and rejects as soon as the signal fires. */
export function sleep(ms: number, signal: AbortSignal, timing: Timing): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = timing.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
