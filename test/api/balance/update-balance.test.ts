import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { makeBalance, makeFundedBalance, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';
import { record } from '../transaction/holds.ts';

const app = useTestApp();
const indicatorOf = () => `@${unique('fees')}`;
const update = async (id: string, input: object, expectedVersion?: number) =>
  (await app.client.updateBalance({ id, input, expectedVersion })).updateBalance;
const eventsOf = async (resourceId: string) =>
  (await app.client.auditEvents({ filter: { resourceId } })).auditEvents.nodes;

describe('updateBalance', () => {
  test('changes limit and indicator, keeps what is absent, and leaves an event with both values', async () => {
    const id = await makeBalance(app.client);
    const { balance: before } = await app.client.balance({ id });
    const indicator = indicatorOf();
    const changed = await update(id, { overdraftLimit: '25.50', indicator });
    expect(changed).toEqual({ ...before, overdraftLimit: '25.5', availableBalance: '25.5', indicator, version: 2 });
    expect((await app.client.balance({ id })).balance).toEqual(changed);
    expect((await eventsOf(id))[0]).toMatchObject({
      action: 'balance.updated',
      changes: expect.arrayContaining([
        { field: 'overdraftLimit', before: '0', after: '25.5' },
        { field: 'indicator', before: null, after: indicator },
      ]),
    });
    expect(await update(id, { overdraftLimit: '30' })).toMatchObject({ indicator, overdraftLimit: '30', version: 3 });
    expect((await verifyAudit(app.query)).problems).toEqual([]);
  });

  test('with null takes the limit and the indicator away, and it sends whatever it is asked to', async () => {
    const indicator = indicatorOf();
    const id = await makeBalance(app.client, { indicator });
    const other = await makeBalance(app.client);
    expect((await refusalOf(transfer(app.client, { source: id, destination: other }))).code).toBe('INSUFFICIENT_FUNDS');
    const changed = await update(id, { overdraftLimit: null, indicator: null });
    expect(changed).toMatchObject({ overdraftLimit: null, availableBalance: null, indicator: null });
    await transfer(app.client, { source: id, destination: other, amount: '1000' });
    expect((await refusalOf(transfer(app.client, { source: indicator, destination: other }))).code).toBe('NOT_FOUND');
    // The indicator is free again.
    expect(await update(other, { indicator })).toMatchObject({ indicator });
  });

  test('changes nothing where it is so already', async () => {
    const indicator = indicatorOf();
    const id = await makeBalance(app.client, { indicator, overdraftLimit: '10' });
    const events = await eventsOf(id);
    expect(await update(id, { indicator, overdraftLimit: '10.00' })).toMatchObject({ version: 1 });
    expect(await eventsOf(id)).toEqual(events);
  });

  test('raises the limit to exactly what is sent then, and lowers it to exactly what is in use', async () => {
    const id = await makeBalance(app.client, { overdraftLimit: '100' });
    const other = await makeBalance(app.client);
    await transfer(app.client, { source: id, destination: other, amount: '30' });
    await record(app, { source: id, destination: other, amount: '12.5', hold: true });
    expect(await update(id, { overdraftLimit: '42.5' })).toMatchObject({ availableBalance: '0' });
    const refusal = await refusedWithoutTrace(app, () => update(id, { overdraftLimit: '42.49' }));
    expect(refusal).toMatchObject({
      code: 'OVERDRAFT_IN_USE',
      issues: [
        {
          path: ['input', 'overdraftLimit'],
          message: 'overdraftLimit must be at least 42.5 USD, which the balance uses of it now.',
        },
      ],
    });
    expect(refusal.errors[0]?.extensions.overdraftInUse).toBe('42.5');
    expect((await refusalOf(transfer(app.client, { source: id, destination: other }))).code).toBe('INSUFFICIENT_FUNDS');
    await update(id, { overdraftLimit: '43.5' });
    await transfer(app.client, { source: id, destination: other });
  });

  test('takes an unlimited balance that is below zero to no limit that it is below', async () => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    await transfer(app.client, { source, destination: await makeBalance(app.client), amount: '7' });
    expect((await refusalOf(update(source, { overdraftLimit: '0' }))).code).toBe('OVERDRAFT_IN_USE');
    expect(await update(source, { overdraftLimit: '7' })).toMatchObject({ availableBalance: '0' });
  });

  test.each([
    [{}, ['input'], 'input must name at least one field to change.'],
    [{ overdraftLimit: '-1' }, ['input', 'overdraftLimit'], 'overdraftLimit must not be negative.'],
    [
      { overdraftLimit: '1.001' },
      ['input', 'overdraftLimit'],
      'overdraftLimit must have at most 2 fraction digits in USD.',
    ],
    [{ indicator: 'world' }, ['input', 'indicator'], expect.stringMatching(/^indicator must be @ followed by/)],
  ])('refuses %j, and changes nothing', async (input, path, message) => {
    const id = await makeBalance(app.client);
    const refusal = await refusedWithoutTrace(app, () => update(id, input));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path, message }] });
  });

  test('refuses another version than the caller read, and says which it is', async () => {
    const id = await makeBalance(app.client);
    await update(id, { overdraftLimit: '5' }, 1);
    const refusal = await refusedWithoutTrace(app, () => update(id, { overdraftLimit: '6' }, 1));
    expect(refusal).toMatchObject({
      code: 'VERSION_MISMATCH',
      issues: [
        { path: ['expectedVersion'], message: 'expectedVersion: the balance has version 2, not 1: read it again.' },
      ],
    });
    expect(refusal.errors[0]?.extensions.currentVersion).toBe(2);
    expect((await refusalOf(update(id, { overdraftLimit: '6' }, 0))).code).toBe('BAD_USER_INPUT');
  });

  test('refuses an indicator that another balance of the currency has, and gives it to one of eight at once', async () => {
    const indicator = indicatorOf();
    const holder = await makeBalance(app.client, { indicator });
    const id = await makeBalance(app.client);
    const refusal = await refusedWithoutTrace(app, () => update(id, { indicator }));
    expect(refusal).toMatchObject({ code: 'CONFLICT', issues: [{ path: ['input', 'indicator'] }] });
    expect(refusal.errors[0]?.extensions.existingId).toBe(holder);
    expect(await update(await makeBalance(app.client, { currency: 'EUR' }), { indicator })).toMatchObject({
      indicator,
    });
    const wanted = indicatorOf();
    const many = await Promise.all(Array.from({ length: 8 }, () => makeBalance(app.client)));
    const outcomes = await Promise.allSettled(many.map((each) => update(each, { indicator: wanted })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
  });

  test('refuses what is no balance, one that does not exist, and a key that may only read', async () => {
    const input = { overdraftLimit: '1' };
    const unknown = 'bln_00000000-0000-4000-8000-000000000000';
    expect(await refusedWithoutTrace(app, () => update(unknown, input))).toMatchObject({
      code: 'NOT_FOUND',
      issues: [{ path: ['id'], message: `id: there is no balance ${unknown}.` }],
    });
    expect((await refusalOf(update('ldg_00000000-0000-4000-8000-000000000000', input))).code).toBe('BAD_USER_INPUT');
    const id = await makeBalance(app.client);
    const reader = await app.as(['ledger:read']);
    expect((await refusalOf(reader.updateBalance({ id, input }))).code).toBe('FORBIDDEN');
  });

  test('of a balance that holds something leaves its amounts', async () => {
    const id = await makeFundedBalance(app.client, '10');
    expect(await update(id, { overdraftLimit: '5' })).toMatchObject({ balance: '10', availableBalance: '15' });
  });
});
