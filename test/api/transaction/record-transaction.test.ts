import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

describe('recordTransaction', () => {
  test('moves the amount from source to destination, and both show it', async () => {
    const source = await makeFundedBalance(app.client, '100');
    const destination = await makeBalance(app.client);
    await transfer(app.client, { source, destination, amount: '12.5' });
    expect((await app.client.balance({ id: source })).balance).toMatchObject({
      balance: '87.5',
      creditBalance: '100',
      debitBalance: '12.5',
      availableBalance: '87.5',
    });
    expect((await app.client.balance({ id: destination })).balance).toMatchObject({
      balance: '12.5',
      creditBalance: '12.5',
    });
  });

  test('refuses more than the source has, and moves nothing', async () => {
    const source = await makeFundedBalance(app.client, '100', { overdraftLimit: '50' });
    const destination = await makeBalance(app.client);
    const refusal = await refusalOf(transfer(app.client, { source, destination, amount: '150.01' }));
    expect(refusal.code).toBe('INSUFFICIENT_FUNDS');
    expect(refusal.message).toBe('amount is more than the source has available, 150 USD.');
    await transfer(app.client, { source, destination, amount: '150' });
    expect((await app.client.balance({ id: source })).balance).toMatchObject({ balance: '-50', availableBalance: '0' });
  });

  test('lets exactly 100 of 200 parallel transfers of 1 from a balance of 100 through', async () => {
    const source = await makeFundedBalance(app.client, '100');
    const destination = await makeBalance(app.client);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () => transfer(app.client, { source, destination, reference: unique('parallel') })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(100);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['INSUFFICIENT_FUNDS']));
    expect((await app.client.balance({ id: source })).balance?.balance).toBe('0');
    expect((await app.client.balance({ id: destination })).balance?.balance).toBe('100');
  });
});
