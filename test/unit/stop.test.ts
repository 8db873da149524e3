import { expect, test, vi } from 'vitest';
import { createSignalHandler } from '../../src/stop.ts';

function handlerAt(): { at: (time: number) => void; stop: () => void; endAtOnce: () => void } {
  let time = 0;
  const [stop, endAtOnce] = [vi.fn(), vi.fn()];
  const onSignal = createSignalHandler(stop, endAtOnce, () => time);
  const at = (now: number) => {
    time = now;
    onSignal();
  };
  return { at, stop, endAtOnce };
}

test('the first signal stops, and what comes within half a second is the same one', () => {
  const { at, stop, endAtOnce } = handlerAt();
  for (const time of [1000, 1000, 1001, 1250, 1500]) at(time);
  expect(stop).toHaveBeenCalledTimes(1);
  expect(endAtOnce).not.toHaveBeenCalled();
});

test('a later signal ends at once, however many came in between', () => {
  const { at, stop, endAtOnce } = handlerAt();
  for (const time of [1000, 1400, 1501]) at(time);
  expect(stop).toHaveBeenCalledTimes(1);
  expect(endAtOnce).toHaveBeenCalledTimes(1);
});
