import { describe, expect, test, vi } from 'vitest';
import { ReaderTooSlow, streamOf } from '../../../src/export/export.stream.ts';

const limits = { idleMs: 60_000, totalMs: 60_000 };

/** Chunks without an end, which tell how many were made and whether they were let go of. */
function endless() {
  const made = { count: 0, isLetGoOf: false };
  async function* chunks() {
    try {
      for (;;) {
        made.count += 1;
        yield String(made.count);
      }
    } finally {
      made.isLetGoOf = true;
    }
  }
  return { made, chunks: chunks() };
}

describe('a stream of an export', () => {
  test('makes no chunk before the reader has taken the one before it', async () => {
    const { made, chunks } = endless();
    const reader = streamOf(chunks, { signal: undefined, limits, onBroken: () => false }).getReader();
    for (let turn = 1; turn <= 5; turn += 1) {
      expect(new TextDecoder().decode((await reader.read()).value)).toBe(String(turn));
      expect(made.count).toBeLessThanOrEqual(turn + 1);
    }
    await reader.cancel();
    expect(made).toMatchObject({ isLetGoOf: true });
  });

  test('ends when its reader hangs up, and lets go of what it holds', async () => {
    const { made, chunks } = endless();
    const hangUp = new AbortController();
    const onBroken = vi.fn(() => true);
    const reader = streamOf(chunks, { signal: hangUp.signal, limits, onBroken }).getReader();
    await reader.read();
    hangUp.abort();
    await vi.waitFor(() => expect(made.isLetGoOf).toBe(true));
    expect(onBroken.mock.calls).toEqual([[undefined]]);
  });

  test.each(['idleMs', 'totalMs'])('hangs up on a reader who is too slow: %s', async (limit) => {
    const { made, chunks } = endless();
    const onBroken = vi.fn(() => false);
    const stream = streamOf(chunks, { signal: undefined, limits: { ...limits, [limit]: 1 }, onBroken });
    await vi.waitFor(() => expect(onBroken).toHaveBeenCalledWith(expect.any(ReaderTooSlow)));
    await expect(new Response(stream).text()).rejects.toThrow();
    await vi.waitFor(() => expect(made.isLetGoOf).toBe(true));
  });

  test('fails for its reader when a chunk cannot be made, and says nothing of the cause', async () => {
    const onBroken = vi.fn(() => false);
    async function* chunks() {
      yield 'first';
      throw new Error('secret');
    }
    const reader = streamOf(chunks(), { signal: undefined, limits, onBroken }).getReader();
    await reader.read();
    await expect(reader.read()).rejects.toThrow('The export was ended before its end.');
    expect(onBroken).toHaveBeenCalledTimes(1);
  });
});
