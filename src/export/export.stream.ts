/** How long an export may take, and how long its reader may let it wait. */
export interface StreamLimits {
  idleMs: number;
  totalMs: number;
}

export const streamLimits: StreamLimits = { idleMs: 60_000, totalMs: 60 * 60_000 };

interface StreamOptions {
  /** Aborted when the reader hangs up. */
  signal: AbortSignal | undefined;
  limits: StreamLimits;
  /**
   * Called when the stream ends before its end: with the error, or with undefined when the reader hung up. Returns whether it has closed
   * the connection, which tells the reader; else the stream itself fails.
   */
  onBroken: (reason: unknown) => boolean;
}

export class ReaderTooSlow extends Error {
  override readonly name = 'ReaderTooSlow';
}

/**
 * A stream of these chunks, each made when the reader has taken the one before, so that a reader who does not read takes no memory and no
 * connection of the database. One who lets it wait too long, or takes too long in all, is hung up on.
 */
export function streamOf(
  chunks: AsyncIterator<string>,
  { signal, limits, onBroken }: StreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let idle: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = () => {
    isOver = true;
    clearTimeout(idle);
    clearTimeout(total);
    signal?.removeEventListener('abort', onAbort);
  };
  const breakOff = (reason: unknown) => {
    if (isOver) return;
    end();
    // What it holds is let go of, such as the rest of a page.
    void chunks.return?.()?.catch(() => {});
    if (onBroken(reason)) control?.close();
    else control?.error(new Error('The export was ended before its end.'));
  };
  const onAbort = () => breakOff(undefined);
  const tooSlow = (what: string) => () => breakOff(new ReaderTooSlow(`The reader ${what} too long.`));
  const total = setTimeout(tooSlow('took'), limits.totalMs).unref();
  let control: ReadableStreamDefaultController<Uint8Array> | undefined;
  signal?.addEventListener('abort', onAbort);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      control = controller;
      if (signal?.aborted) breakOff(undefined);
    },
    async pull(controller) {
      clearTimeout(idle);
      try {
        const { done, value } = await chunks.next();
        if (isOver) return;
        if (done) {
          end();
          controller.close();
          return;
        }
        controller.enqueue(encoder.encode(value));
        idle = setTimeout(tooSlow('waited'), limits.idleMs).unref();
      } catch (error) {
        breakOff(error);
      }
    },
    cancel: () => breakOff(undefined),
  });
}
