import type { RecordTransactionInput } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

const send = async (input: RecordTransactionInput) => (await app.client.recordTransaction({ input })).recordTransaction;
const heldBy = async (id: string) => (await app.client.balance({ id })).balance?.balance;
const setStatus = (identityId: string, status: 'FROZEN' | 'ARCHIVED') =>
  app.prisma.identity.update({ where: { id: identityId.slice(4) }, data: { status } });

/** A transfer of 5 USD out of a balance that holds 10, recorded, with its input. */
async function recordOnce(more: Partial<RecordTransactionInput> = {}) {
  const identityId = await makePerson(app.client);
  const source = await makeFundedBalance(app.client, '10', { identityId, indicator: unique('@source') });
  const destination = await makeBalance(app.client);
  const input = { reference: unique('once'), amount: '5', currency: 'USD', source, destination, ...more };
  return { identityId, source, destination, input, recorded: await send(input) };
}

/** Sends this again and expects the recorded transaction and no movement. */
async function expectSame({ source, destination, recorded }: Awaited<ReturnType<typeof recordOnce>>, input: object) {
  const before = [await heldBy(source), await heldBy(destination)];
  expect(await send(input as RecordTransactionInput)).toEqual(recorded);
  expect([await heldBy(source), await heldBy(destination)]).toEqual(before);
}

describe('the same content again', () => {
  test('returns the recorded transaction and moves nothing', async () => {
    const once = await recordOnce();
    await expectSame(once, once.input);
    await expectSame(once, once.input);
    expect(await heldBy(once.source)).toBe('5');
  });

  test('may be spelled otherwise', async () => {
    const once = await recordOnce({ description: 'Rent', metadata: { a: 1, b: [{ c: 'x' }] } });
    const indicator = (await app.client.balance({ id: once.source })).balance?.indicator;
    await expectSame(once, { ...once.input, amount: '5.00' });
    await expectSame(once, { ...once.input, amount: '05' });
    await expectSame(once, { ...once.input, reference: ` ${once.input.reference} ` });
    await expectSame(once, { ...once.input, source: indicator });
    await expectSame(once, { ...once.input, destination: `bln_${once.destination.slice(4).toUpperCase()}` });
    await expectSame(once, { ...once.input, description: ' Rent ' });
    await expectSame(once, { ...once.input, metadata: { b: [{ c: 'x' }], a: 1.0 } });
  });

  test('may leave out what was left out, or send it as null, empty, or as it was decided', async () => {
    const once = await recordOnce();
    await expectSame(once, { ...once.input, effectiveAt: null, description: null, metadata: null });
    await expectSame(once, { ...once.input, description: ' ', metadata: {} });
    await expectSame(once, { ...once.input, effectiveAt: once.recorded.createdAt });
  });

  test('may come at another time, with the effective time in another zone', async () => {
    const once = await recordOnce({ effectiveAt: '2025-06-01T12:00:00Z' });
    await expectSame(once, { ...once.input, effectiveAt: '2025-06-01T14:00:00.000+02:00' });
  });

  test('counts as the same after the metadata was patched', async () => {
    const once = await recordOnce({ metadata: { state: 'new' } });
    await app.client.updateMetadata({ id: once.recorded.id, patch: { state: 'reviewed' } });
    const again = await send(once.input);
    expect(again).toEqual({ ...once.recorded, metadata: { state: 'reviewed' } });
    expect(await heldBy(once.source)).toBe('5');
    const refusal = await refusalOf(send({ ...once.input, metadata: { state: 'reviewed' } }));
    expect(refusal.code).toBe('DUPLICATE_REFERENCE');
  });

  test.each(['FROZEN', 'ARCHIVED'] as const)('counts after the owner was %s', async (status) => {
    const once = await recordOnce();
    await setStatus(once.identityId, status);
    await expectSame(once, once.input);
  });

  test('counts after the funds are gone', async () => {
    const once = await recordOnce();
    await transfer(app.client, { source: once.source, destination: once.destination, amount: '5' });
    await expectSame(once, once.input);
  });

  test('counts after the balance was linked to somebody else', async () => {
    const once = await recordOnce();
    await app.client.linkBalance({ balanceId: once.source, identityId: await makePerson(app.client) });
    const again = await send(once.input);
    expect(again.id).toBe(once.recorded.id);
    expect(await heldBy(once.source)).toBe('5');
  });

  test('sent 20 times at once moves money once and gets 20 equal answers', async () => {
    const source = await makeFundedBalance(app.client, '100');
    const destination = await makeBalance(app.client);
    const input = { reference: unique('parallel'), amount: '5', currency: 'USD', source, destination };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await heldBy(source)).toBe('95');
    expect(await heldBy(destination)).toBe('5');
    expect(await app.prisma.transaction.count({ where: { reference: input.reference } })).toBe(1);
  });

  test('sent 20 times at once gets 20 equal answers even when the funds suffice only once', async () => {
    const source = await makeFundedBalance(app.client, '5');
    const destination = await makeBalance(app.client);
    const input = { reference: unique('parallel'), amount: '5', currency: 'USD', source, destination };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await heldBy(source)).toBe('0');
    expect(await heldBy(destination)).toBe('5');
  });
});

describe('other content', () => {
  test('in any field is refused, and names the transaction that has the reference', async () => {
    const once = await recordOnce({ description: 'Rent', effectiveAt: '2025-06-01T12:00:00Z', metadata: { a: 1 } });
    const other = await makeFundedBalance(app.client, '10');
    const variations: Partial<RecordTransactionInput>[] = [
      { amount: '5.01' },
      { amount: '1000000' },
      { currency: 'EUR' },
      { source: other },
      { destination: other },
      { source: once.destination, destination: once.source },
      { description: 'rent' },
      { description: null },
      { effectiveAt: '2025-06-01T12:00:00.001Z' },
      { effectiveAt: null },
      { metadata: { a: 2 } },
      { metadata: { a: 1, b: 1 } },
      { metadata: null },
    ];
    for (const variation of variations) {
      const refusal = await refusalOf(send({ ...once.input, ...variation }));
      expect([variation, refusal.code]).toEqual([variation, 'DUPLICATE_REFERENCE']);
      expect(refusal.message).toBe(
        `reference is taken by the transaction ${once.recorded.id}, which has other content.`,
      );
      expect(refusal.issues).toMatchObject([{ path: ['input', 'reference'], message: refusal.message }]);
      expect(refusal.errors[0]?.extensions.existingId).toBe(once.recorded.id);
    }
    expect(await heldBy(once.source)).toBe('5');
    expect(await heldBy(other)).toBe('10');
  });

  test('that adds what was left out is refused', async () => {
    const once = await recordOnce();
    for (const addition of [
      { description: 'Rent' },
      { metadata: { a: null } },
      { effectiveAt: '2025-06-01T12:00:00Z' },
    ]) {
      expect((await refusalOf(send({ ...once.input, ...addition }))).code).toBe('DUPLICATE_REFERENCE');
    }
  });

  test('with one reference at once: one wins, the others are told of it', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 10 }, async () => ({
        source: await makeFundedBalance(app.client, '5'),
        destination: await makeBalance(app.client),
      })),
    );
    const reference = unique('contest');
    const outcomes = await Promise.allSettled(
      pairs.map((sides) => send({ reference, amount: '5', currency: 'USD', ...sides })),
    );
    const winners = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    expect(winners).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      expect(outcome.reason.code).toBe('DUPLICATE_REFERENCE');
      expect(outcome.reason.errors[0].extensions.existingId).toBe(winners[0]);
    }
    const held = await Promise.all(pairs.map(({ source }) => heldBy(source)));
    expect(held.filter((amount) => amount === '0')).toHaveLength(1);
    expect(held.filter((amount) => amount === '5')).toHaveLength(9);
  });

  test('between the same balances at once: one wins', async () => {
    const source = await makeFundedBalance(app.client, '1000');
    const destination = await makeBalance(app.client);
    const reference = unique('contest');
    const amounts = Array.from({ length: 10 }, (_, at) => String(at + 1));
    const outcomes = await Promise.allSettled(
      amounts.map((amount) => send({ reference, amount, currency: 'USD', source, destination })),
    );
    const [winner, ...more] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(more).toEqual([]);
    expect(await heldBy(destination)).toBe(winner?.amount);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 9 }, () => 'DUPLICATE_REFERENCE'));
  });

  test('a reference in other letter case is another reference', async () => {
    const once = await recordOnce();
    const other = await send({ ...once.input, reference: once.input.reference.toUpperCase() });
    expect(other.id).not.toBe(once.recorded.id);
  });

  test('a refused transfer leaves its reference free', async () => {
    const source = await makeBalance(app.client);
    const destination = await makeBalance(app.client);
    const input = { reference: unique('later'), amount: '5', currency: 'USD', source, destination };
    expect((await refusalOf(send(input))).code).toBe('INSUFFICIENT_FUNDS');
    const world = await makeBalance(app.client, { overdraftLimit: null });
    await transfer(app.client, { source: world, destination: source, amount: '5' });
    await send(input);
    expect(await heldBy(destination)).toBe('5');
  });
});
