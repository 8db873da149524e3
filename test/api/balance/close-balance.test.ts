import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { makeBalance, makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';
import { amountsOf, makePair, record } from '../transaction/holds.ts';

const app = useTestApp();
const reason = 'ticket 7: the customer left';
const close = async (id: string) => (await app.client.closeBalance({ id, reason })).closeBalance;
const reopen = async (id: string) => (await app.client.reopenBalance({ id, reason })).reopenBalance;
const eventsOf = async (resourceId: string) =>
  (await app.client.auditEvents({ filter: { resourceId } })).auditEvents.nodes;

describe('closeBalance', () => {
  test('keeps an empty balance from sending and receiving, and leaves an event with the reason', async () => {
    const id = await makeBalance(app.client, { overdraftLimit: '100' });
    const other = await makeFundedBalance(app.client, '10');
    const { balance: before } = await app.client.balance({ id });
    expect(before?.status).toBe('OPEN');
    expect(await close(id)).toEqual({ ...before, status: 'CLOSED', version: 2 });
    for (const [side, sides] of [
      ['source', { source: id, destination: other }],
      ['destination', { source: other, destination: id }],
    ] as const) {
      for (const hold of [false, true]) {
        const refusal = await refusedWithoutTrace(app, () => record(app, { ...sides, amount: '1', hold }));
        const message = `${side}: the balance ${id} is closed, and neither sends nor receives.`;
        expect(refusal).toMatchObject({ code: 'BALANCE_CLOSED', issues: [{ path: ['input', side], message }] });
      }
    }
    expect((await eventsOf(id))[0]).toMatchObject({
      action: 'balance.closed',
      reason,
      changes: [{ field: 'status', before: 'OPEN', after: 'CLOSED' }],
    });
    expect((await verifyAudit(app.query)).problems).toEqual([]);
  });

  test('keeps what it received from being refunded, in a call of many as one error of an item', async () => {
    const { source, destination } = await makePair(app);
    const sent = await record(app, { source, destination });
    await transfer(app.client, { source: destination, destination: source, amount: '10' });
    await close(destination);
    const refusal = await refusedWithoutTrace(app, () => app.client.refundTransaction({ id: sent.id }));
    expect(refusal).toMatchObject({ code: 'BALANCE_CLOSED', issues: [{ path: ['id'] }] });
    const input = { source, destination, amount: '1', currency: 'USD' };
    const inputs = [
      { ...input, reference: unique('many') },
      { ...input, destination: await makeBalance(app.client), reference: unique('many') },
    ];
    const { recordTransactions } = await app.client.recordTransactions({ inputs });
    expect(recordTransactions).toMatchObject([
      { transaction: null, error: { code: 'BALANCE_CLOSED', path: ['inputs', '0', 'destination'] } },
      { error: null },
    ]);
    // What was recorded before is answered all the same.
    const again = { source, destination, amount: '10', currency: 'USD', reference: sent.reference };
    expect((await app.client.recordTransaction({ input: again })).recordTransaction.id).toBe(sent.id);
  });

  test('refuses a balance that holds something or owes it', async () => {
    const { source, destination } = await makePair(app);
    const owing = await makeBalance(app.client, { overdraftLimit: null });
    await transfer(app.client, { source: owing, destination, amount: '2.50' });
    for (const [id, held] of [
      [source, '100'],
      [destination, '2.5'],
      [owing, '-2.5'],
    ] as const) {
      const message = `id: the balance holds ${held} USD: bring it to 0 first.`;
      const refusal = await refusedWithoutTrace(app, () => close(id));
      expect(refusal).toMatchObject({ code: 'BALANCE_NOT_EMPTY', issues: [{ path: ['id'], message }] });
    }
  });

  test('refuses either side of an open hold until it is settled', async () => {
    const source = await makeBalance(app.client, { overdraftLimit: '10' });
    const destination = await makeBalance(app.client);
    const { id } = await record(app, { source, destination, amount: '4', hold: true });
    const after = 'commit or void them first.';
    expect((await refusedWithoutTrace(app, () => close(source))).message).toBe(
      `id: open holds of the balance are to bring 0 USD and to take 4 USD: ${after}`,
    );
    expect(await refusedWithoutTrace(app, () => close(destination))).toMatchObject({
      code: 'BALANCE_NOT_EMPTY',
      message: `id: open holds of the balance are to bring 4 USD and to take 0 USD: ${after}`,
    });
    await app.client.voidTransaction({ id });
    expect([(await close(source))?.status, (await close(destination))?.status]).toEqual(['CLOSED', 'CLOSED']);
    expect((await refusalOf(app.client.commitTransaction({ id }))).code).toBe('INVALID_TRANSACTION_STATE');
  });

  test('eight times at once is one change, and closed already changes nothing', async () => {
    const id = await makeBalance(app.client);
    const answers = await Promise.all(Array.from({ length: 8 }, () => close(id)));
    expect(new Set(answers.map((balance) => balance?.version))).toEqual(new Set([2]));
    expect((await eventsOf(id)).filter(({ action }) => action === 'balance.closed')).toHaveLength(1);
  });

  test('leaves link, limit, indicator and metadata to be changed', async () => {
    const id = await makeBalance(app.client);
    await close(id);
    await app.client.updateBalance({ id, input: { overdraftLimit: '5' } });
    await app.client.updateMetadata({ id, patch: { why: 'closed' } });
    const identityId = await makePerson(app.client);
    expect((await app.client.linkBalance({ balanceId: id, identityId })).linkBalance).toMatchObject({
      status: 'CLOSED',
      version: 5,
    });
  });

  test('holds for whoever writes the row: the database refuses a closed balance that holds something', async () => {
    const id = await makeFundedBalance(app.client, '1');
    const write = app.query(`UPDATE balances SET status = 'CLOSED' WHERE id = $1::uuid`, [id.slice(4)]);
    await expect(write).rejects.toThrow('a closed balance holds nothing');
    expect(await amountsOf(app, id)).toEqual(['1', '0', '1']);
  });
});

describe('reopenBalance', () => {
  test('lets a closed balance send and receive again, and leaves an event with the reason', async () => {
    const { source, destination } = await makePair(app);
    await close(destination);
    expect(await reopen(destination)).toMatchObject({ status: 'OPEN', version: 3 });
    await transfer(app.client, { source, destination });
    expect((await eventsOf(destination))[0]).toMatchObject({
      action: 'balance.reopened',
      reason,
      changes: [{ field: 'status', before: 'CLOSED', after: 'OPEN' }],
    });
  });

  test('of an open balance changes nothing', async () => {
    const id = await makeBalance(app.client);
    const events = await eventsOf(id);
    expect(await reopen(id)).toMatchObject({ status: 'OPEN', version: 1 });
    expect(await eventsOf(id)).toEqual(events);
  });
});

describe.each([
  ['closeBalance', (id: string, why: string) => app.client.closeBalance({ id, reason: why })],
  ['reopenBalance', (id: string, why: string) => app.client.reopenBalance({ id, reason: why })],
])('%s refuses', (name, change) => {
  test('an unknown and a malformed id', async () => {
    const unknown = 'bln_00000000-0000-4000-8000-000000000000';
    expect(await refusedWithoutTrace(app, () => change(unknown, reason))).toMatchObject({
      code: 'NOT_FOUND',
      issues: [{ path: ['id'], message: `id: there is no balance ${unknown}.` }],
    });
    expect((await refusalOf(change('idt_nope', reason))).code).toBe('BAD_USER_INPUT');
  });

  test.each(['', '  ', 'x'.repeat(1001)])('a reason that is blank or too long', async (why) => {
    const id = await makeBalance(app.client);
    const refusal = await refusedWithoutTrace(app, () => change(id, why));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['reason'] }] });
  });

  test('a key that may only read', async () => {
    const id = await makeBalance(app.client);
    const reader = await app.as(['ledger:read', 'identities:write']);
    const document = `mutation { ${name}(id: "${id}", reason: "a test") { id } }`;
    expect((await refusalOf(reader.request(document))).code).toBe('FORBIDDEN');
  });
});

test('lists of balances are filtered by status', async () => {
  const identityId = await makePerson(app.client);
  const [open, closed] = [await makeBalance(app.client, { identityId }), await makeBalance(app.client, { identityId })];
  await close(closed);
  const find = async (status: ('OPEN' | 'CLOSED')[]) =>
    (await app.client.balances({ filter: { identityId, status } })).balances.nodes.map(({ id }) => id);
  expect(await find(['CLOSED'])).toEqual([closed]);
  expect(await find(['OPEN'])).toEqual([open]);
  expect(await find(['CLOSED', 'OPEN'])).toEqual([closed, open]);
  expect(await find([])).toEqual([]);
});
