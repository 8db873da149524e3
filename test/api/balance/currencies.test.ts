import { describe, expect, test } from 'vitest';
import { makeBalance, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

async function transferIn(currency: string, amount: string) {
  const source = await makeBalance(app.client, { currency, overdraftLimit: null });
  const destination = await makeBalance(app.client, { currency });
  const input = { reference: unique('in'), currency, amount, source, destination };
  return (await app.client.recordTransaction({ input })).recordTransaction;
}

describe('a currency that is newer than most tables', () => {
  test.each(['XCG', 'XAD', 'ZWG', 'SLE', 'VED'])('%s has cents and nothing below', async (currency) => {
    expect((await transferIn(currency, '10.25')).amount).toBe('10.25');
    const refusal = await refusalOf(transferIn(currency, '10.255'));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toBe(`amount must have at most 2 fraction digits in ${currency}.`);
  });
});

describe('a currency that was withdrawn', () => {
  test.each([
    ['HRK', '1.25', '1.255', 'at most 2 fraction digits'],
    ['ANG', '1.25', '1.255', 'at most 2 fraction digits'],
    ['BGN', '1.25', '1.255', 'at most 2 fraction digits'],
    ['DEM', '1.25', '1.255', 'at most 2 fraction digits'],
    ['ITL', '125', '125.5', 'a whole number'],
    ['BYR', '125', '125.5', 'a whole number'],
  ])('%s keeps its digits: %s, and not %s', async (currency, taken, refused, rule) => {
    expect((await transferIn(currency, taken)).amount).toBe(taken);
    const refusal = await refusalOf(transferIn(currency, refused));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(rule) });
  });
});
