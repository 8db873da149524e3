import { describe, expect, test } from 'vitest';
import { makeBalance } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const find = async (indicator: string, currency: string) =>
  (await app.client.balanceByIndicator({ indicator, currency })).balanceByIndicator;

describe('balanceByIndicator', () => {
  test('finds the balance of the currency, letter by letter', async () => {
    const dollars = await makeBalance(app.client, { indicator: '@World_1' });
    const euros = await makeBalance(app.client, { indicator: '@World_1', currency: 'EUR' });
    expect((await find('@World_1', 'USD'))?.id).toBe(dollars);
    expect((await find('@World_1', 'EUR'))?.id).toBe(euros);
    expect(await find('@World_1', 'GBP')).toBeNull();
    expect(await find('@world_1', 'USD')).toBeNull();
    expect(await find('@WorldX1', 'USD')).toBeNull();
    expect(await find('@nobody', 'USD')).toBeNull();
  });

  test.each([
    ['', 'USD', 'indicator'],
    ['world', 'USD', 'indicator'],
    ['@', 'USD', 'indicator'],
    ['@%', 'USD', 'indicator'],
    ['@a\u0000', 'USD', 'indicator'],
    [`@${'a'.repeat(65)}`, 'USD', 'indicator'],
    ['@world', 'usd', 'currency'],
    ['@world', '', 'currency'],
  ])('refuses %j in %j', async (indicator, currency, field) => {
    const refusal = await refusalOf(find(indicator, currency));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toMatch(new RegExp(`^${field} must `));
    expect(refusal.issues).toMatchObject([{ path: [field] }]);
  });
});
