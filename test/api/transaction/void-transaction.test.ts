import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { amountsOf, expectVerified, freezeOwner, makePair, record } from './holds.ts';

const app = useTestApp();
const nobody = 'txn_00000000-0000-7000-8000-000000000000';
const release = async (id: string, reference?: string) =>
  (await app.client.voidTransaction({ id, reference })).voidTransaction;

describe('a void', () => {
  test('releases all of a hold', async () => {
    const pair = await makePair(app);
    const hold = await record(app, { ...pair, hold: true });
    expect(await release(hold.id)).toMatchObject({
      kind: 'VOID',
      status: 'VOIDED',
      amount: '10',
      source: { id: pair.source },
      destination: { id: pair.destination },
      parent: { id: hold.id },
      reference: expect.stringMatching(/^void-/),
    });
    expect(await amountsOf(app, pair.source)).toEqual(['100', '0', '100']);
    expect(await amountsOf(app, pair.destination)).toEqual(['0', '0', '0']);
    await expectVerified(app);
  });

  test('releases what was not committed, and then nothing is left', async () => {
    const pair = await makePair(app);
    const hold = await record(app, { ...pair, hold: true });
    await app.client.commitTransaction({ id: hold.id, amount: '4' });
    const reference = unique('void');
    const voided = await release(hold.id, reference);
    expect(voided.amount).toBe('6');
    expect(await release(hold.id, reference)).toEqual(voided);
    expect(await amountsOf(app, pair.source)).toEqual(['96', '0', '96']);
    const commit = () => app.client.commitTransaction({ id: hold.id, amount: '1' });
    for (const call of [() => release(hold.id), commit]) {
      const refusal = await refusalOf(call());
      expect(refusal.code).toBe('INVALID_TRANSACTION_STATE');
      expect(refusal.message).toBe('id: nothing is left of the hold.');
      expect(refusal.errors[0]?.extensions.remainingAmount).toBe('0');
    }
  });

  test('and a commit at once: one of them has it', async () => {
    const pair = await makePair(app);
    for (let round = 0; round < 5; round += 1) {
      const hold = await record(app, { ...pair, hold: true });
      const calls = [release(hold.id), app.client.commitTransaction({ id: hold.id })];
      const outcomes = await Promise.allSettled<unknown>(calls);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect((await amountsOf(app, pair.source))[1]).toBe('0');
  });

  test('of a frozen identity is allowed, for nothing moves', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId });
    const hold = await record(app, { source, destination: await makeBalance(app.client), hold: true });
    await freezeOwner(app, identityId);
    expect((await release(hold.id)).amount).toBe('10');
  });

  test('of anything but a hold, and of nothing, is refused', async () => {
    const transfer = await record(app, await makePair(app));
    const refusal = await refusalOf(release(transfer.id));
    expect(refusal.code).toBe('INVALID_TRANSACTION_STATE');
    expect(refusal.message).toBe('id: only a HOLD can be voided, and this is a TRANSFER.');
    expect((await refusalOf(release(nobody))).code).toBe('NOT_FOUND');
    expect((await refusalOf(release('nonsense'))).code).toBe('BAD_USER_INPUT');
  });

  test('leaves its event', async () => {
    const hold = await record(app, { ...(await makePair(app)), hold: true });
    const { id } = await release(hold.id);
    const { nodes } = (await app.client.auditEvents({ filter: { resourceId: id } })).auditEvents;
    expect(nodes).toMatchObject([{ action: 'transaction.voided' }]);
  });
});
