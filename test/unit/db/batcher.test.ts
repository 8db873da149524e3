import { expect, test } from 'vitest';
import { Batcher } from '../../../src/db/batcher.ts';

/** A batcher whose batches wait until they are told how they end. */
function useBatches(itemsAtMost = 100) {
  const batches: { items: number[]; end: (outcome?: Error) => void }[] = [];
  const batcher = new Batcher<number, string>((items) => {
    return new Promise((resolve, reject) => {
      const end = (error?: Error) => (error ? reject(error) : resolve(items.map((item) => `done ${item}`)));
      batches.push({ items, end });
    });
  }, itemsAtMost);
  return { batches, batcher, add: (item: number) => batcher.add(item) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const refused = Object.assign(new Error('refused'), { code: '23514' });

test('a call starts at once, and those that come meanwhile are the next batch', async () => {
  const { batches, add } = useBatches();
  const calls = [1, 2, 3].map(add);
  expect(batches.map(({ items }) => items)).toEqual([[1]]);
  batches[0]?.end();
  await settle();
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  batches[1]?.end();
  expect(await Promise.all(calls)).toEqual(['done 1', 'done 2', 'done 3']);
});

test('several items of one call are run together, in their order', async () => {
  const { batches, batcher } = useBatches(2);
  const calls = batcher.addAll([1, 2, 3]);
  batches[0]?.end();
  await settle();
  batches[1]?.end();
  expect(await calls).toEqual([1, 2, 3].map((item) => ({ status: 'fulfilled', value: `done ${item}` })));
  expect(batches.map(({ items }) => items)).toEqual([[1, 2], [3]]);
  expect(await batcher.addAll([])).toEqual([]);
});

test('the next batch is sent before the answers of the one before it are made', async () => {
  const steps: string[] = [];
  const batcher = new Batcher<number, number>(async (items) => {
    // As the pool of connections does.
    process.nextTick(() => steps.push(`sent ${items}`));
    await settle();
    return items;
  }, 1);
  await Promise.all([1, 2, 3].map((item) => batcher.add(item).then(() => steps.push(`answered ${item}`))));
  expect(steps).toEqual(['sent 1', 'sent 2', 'answered 1', 'sent 3', 'answered 2', 'answered 3']);
});

test('a batch has no more items than it may', async () => {
  const { batches, add } = useBatches(2);
  const calls = [1, 2, 3, 4].map(add);
  for (let at = 0; at < 3; at += 1) {
    batches[at]?.end();
    await settle();
  }
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3], [4]]);
  expect(await Promise.all(calls)).toHaveLength(4);
});

test('what the database refuses fails alone, and its neighbours are done', async () => {
  const { batches, add } = useBatches();
  const calls = [0, 1, 2].map((item) => add(item).catch((error: Error) => error.message));
  batches[0]?.end();
  await settle();
  batches[1]?.end(refused);
  await settle();
  batches[2]?.end(refused);
  await settle();
  batches[3]?.end();
  expect(await Promise.all(calls)).toEqual(['done 0', 'refused', 'done 2']);
  expect(batches.map(({ items }) => items)).toEqual([[0], [1, 2], [1], [2]]);
});

test('after a lost connection nothing is done a second time, and the next call is made', async () => {
  const { batches, add } = useBatches();
  const calls = [0, 1, 2].map((item) => add(item).catch((error: Error) => error.message));
  batches[0]?.end();
  await settle();
  batches[1]?.end(new Error('connection lost'));
  expect(await Promise.all(calls)).toEqual(['done 0', 'connection lost', 'connection lost']);
  const next = add(3);
  batches[2]?.end();
  expect(await next).toBe('done 3');
});

test('fifty calls at once take two batches, and those that come in while the second is under way a third', async () => {
  const { batches, add } = useBatches();
  const calls = Array.from({ length: 50 }, (_, at) => add(at));
  batches[0]?.end();
  await settle();
  const late = Array.from({ length: 50 }, (_, at) => add(50 + at));
  batches[1]?.end();
  await settle();
  batches[2]?.end();
  await Promise.all([...calls, ...late]);
  expect(batches.map(({ items }) => items.length)).toEqual([1, 49, 50]);
});

test('what the connection ended under is not split, whatever else was in its batch', async () => {
  const ended = Object.assign(new Error('ended'), { code: '57P01' });
  const { batches, add } = useBatches();
  const calls = [0, 1, 2].map((item) => add(item).catch((error: Error) => error.message));
  batches[0]?.end();
  await settle();
  batches[1]?.end(ended);
  expect(await Promise.all(calls)).toEqual(['done 0', 'ended', 'ended']);
  expect(batches).toHaveLength(2);
});
