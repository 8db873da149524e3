import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { amountsOf, expectVerified, makePair, record } from './holds.ts';

const app = useTestApp();

type Follow = (id: string, amount: string | null | undefined, reference: string) => Promise<{ id: string }>;

const commit: Follow = async (id, amount, reference) =>
  (await app.client.commitTransaction({ id, amount, reference })).commitTransaction;
const refund: Follow = async (id, amount, reference) =>
  (await app.client.refundTransaction({ id, amount, reference })).refundTransaction;

const makeHold = async () => record(app, { ...(await makePair(app)), hold: true });
const makeTransfer = async () => record(app, await makePair(app));

const kinds: [kind: string, follow: Follow, parent: typeof makeHold][] = [
  ['commit', commit, makeHold],
  ['refund', refund, makeTransfer],
];

describe.each(kinds)('a %s that is sent again', (_kind, follow, makeParent) => {
  const codeOf = async (sent: Promise<unknown>) => (await refusalOf(sent)).code;

  test('of all that is left is another than the one of the same amount', async () => {
    const parent = await makeParent();
    const reference = unique('follow');
    const followed = await follow(parent.id, '10', reference);
    expect(await codeOf(follow(parent.id, null, reference))).toBe('DUPLICATE_REFERENCE');
    expect(await codeOf(follow(parent.id, undefined, reference))).toBe('DUPLICATE_REFERENCE');
    expect(await follow(parent.id, '10.00', reference)).toEqual(followed);
  });

  test('of an amount is another than the one of all that was left, which was as much', async () => {
    const parent = await makeParent();
    const reference = unique('follow');
    const followed = await follow(parent.id, null, reference);
    expect(await codeOf(follow(parent.id, '10', reference))).toBe('DUPLICATE_REFERENCE');
    expect(await follow(parent.id, undefined, reference)).toEqual(followed);
  });

  test('is refused with the id of what was recorded, and moves nothing', async () => {
    const parent = await makeParent();
    const reference = unique('follow');
    const { id } = await follow(parent.id, '3', reference);
    const before = await amountsOf(app, parent.source.id);
    const refusal = await refusalOf(follow(parent.id, null, reference));
    expect(refusal.message).toBe(`reference is taken by the transaction ${id}, which has other content.`);
    expect(refusal.errors[0]?.extensions).toMatchObject({ existingId: id });
    expect(await amountsOf(app, parent.source.id)).toEqual(before);
  });

  test('is the same although less is left, or nothing', async () => {
    const parent = await makeParent();
    const [part, rest] = [unique('part'), unique('rest')];
    const first = await follow(parent.id, '3', part);
    const second = await follow(parent.id, null, rest);
    expect(second).toMatchObject({ amount: '7' });
    expect(await follow(parent.id, null, rest)).toEqual(second);
    expect(await follow(parent.id, '3', part)).toEqual(first);
  });

  test('under the reference of what is another kind, or follows from another, is refused', async () => {
    const [parent, other] = [await makeParent(), await makeParent()];
    const reference = unique('follow');
    await follow(parent.id, null, reference);
    expect(await codeOf(follow(other.id, null, reference))).toBe('DUPLICATE_REFERENCE');
    expect(await codeOf(follow(parent.id, null, parent.reference))).toBe('DUPLICATE_REFERENCE');
    const [hold, transfer] = [await makeHold(), await makeTransfer()];
    for (const sent of [
      () => commit(hold.id, follow === commit ? '10' : null, reference),
      () => refund(transfer.id, follow === refund ? '10' : null, reference),
      () => app.client.voidTransaction({ id: hold.id, reference }),
      () => record(app, { source: parent.source.id, destination: parent.destination.id, reference }),
    ]) {
      expect(await codeOf(sent())).toBe('DUPLICATE_REFERENCE');
    }
  });

  test('at the same moment with another amount is recorded once', async () => {
    const parent = await makeParent();
    const reference = unique('follow');
    const sent = [null, '4', null, '4', '10'].map((amount) => follow(parent.id, amount, reference));
    const outcomes = await Promise.allSettled(sent);
    const ids = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  });
});

test('a refund of a commit under the reference of that commit is refused, whatever its amount', async () => {
  const hold = await makeHold();
  const reference = unique('commit');
  const { id } = await commit(hold.id, '4', reference);
  for (const amount of ['4', null]) {
    expect((await refusalOf(refund(id, amount, reference))).code).toBe('DUPLICATE_REFERENCE');
  }
});

test('a void that is sent again is the same, and another than a commit of as much', async () => {
  const hold = await makeHold();
  const reference = unique('void');
  const { voidTransaction: first } = await app.client.voidTransaction({ id: hold.id, reference });
  expect((await app.client.voidTransaction({ id: hold.id, reference })).voidTransaction).toEqual(first);
  for (const amount of ['10', null]) {
    expect((await refusalOf(commit(hold.id, amount, reference))).code).toBe('DUPLICATE_REFERENCE');
  }
});

test('a commit of another hold of the same content between the same balances is refused, and so is a refund', async () => {
  const pair = await makePair(app);
  const makeTwo = async (hold: boolean) => [await record(app, { ...pair, hold }), await record(app, { ...pair, hold })];
  for (const [follow, [one, other]] of [
    [commit, await makeTwo(true)],
    [refund, await makeTwo(false)],
  ] as const) {
    const reference = unique('follow');
    await follow(one?.id ?? '', '10', reference);
    expect((await refusalOf(follow(other?.id ?? '', '10', reference))).code).toBe('DUPLICATE_REFERENCE');
  }
});

test('a hold is another than a transfer of the same content', async () => {
  const hold = await makeHold();
  const input = { source: hold.source.id, destination: hold.destination.id, reference: hold.reference };
  expect((await refusalOf(record(app, input))).code).toBe('DUPLICATE_REFERENCE');
  expect(await record(app, { ...input, hold: true })).toEqual(hold);
});

test('what was recorded before requests were kept whole is compared by its amount', async () => {
  const hold = await makeHold();
  const reference = unique('old');
  const followed = await commit(hold.id, '10', reference);
  const id = followed.id.slice(4);
  await app.query('ALTER TABLE transactions DISABLE TRIGGER append_only', []);
  await app.query('UPDATE transactions SET takes_rest = NULL WHERE id = $1::uuid', [id]);
  await app.query('ALTER TABLE transactions ENABLE ALWAYS TRIGGER append_only', []);
  for (const amount of ['10', null]) expect(await commit(hold.id, amount, reference)).toEqual(followed);
  expect((await refusalOf(commit(hold.id, '9', reference))).code).toBe('DUPLICATE_REFERENCE');
  await app.query('ALTER TABLE transactions DISABLE TRIGGER append_only', []);
  await app.query('UPDATE transactions SET takes_rest = FALSE WHERE id = $1::uuid', [id]);
  await app.query('ALTER TABLE transactions ENABLE ALWAYS TRIGGER append_only', []);
});

test('of any two requests under one reference the second is the same exactly when it asks for the same', async () => {
  const amount = fc.constantFrom(null, '2', '5');
  await fc.assert(
    fc.asyncProperty(amount, amount, fc.constantFrom(...kinds), async (one, other, [, follow, makeParent]) => {
      const parent = await makeParent();
      const reference = unique('any');
      await follow(parent.id, '5', unique('before'));
      const first = await follow(parent.id, one, reference);
      const again = follow(parent.id, other, reference);
      if (one === other) expect(await again).toEqual(first);
      else expect((await refusalOf(again)).code).toBe('DUPLICATE_REFERENCE');
    }),
    { numRuns: 12 },
  );
  await expectVerified(app);
});
