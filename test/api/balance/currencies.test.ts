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

describe('currencies', () => {
  test('are all of ISO 4217 that are in use, by code, for a form that takes amounts', async () => {
    const { currencies } = await app.client.currencies();
    const codes = currencies.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes.length).toBeGreaterThan(150);
    expect(currencies).toContainEqual({ code: 'USD', fractionDigits: 2, name: 'US Dollar' });
    expect(currencies).toContainEqual({ code: 'JPY', fractionDigits: 0, name: 'Yen' });
    expect(currencies).toContainEqual({ code: 'XCG', fractionDigits: 2, name: 'Caribbean Guilder' });
    expect(currencies).toContainEqual({ code: 'XAU', fractionDigits: 18, name: 'Gold' });
    expect(codes.filter((code) => ['DEM', 'ANG', 'HRK', 'BGN'].includes(code))).toEqual([]);
    for (const { name } of currencies) expect(name).toMatch(/^\S.*$/);
  });

  test('that are asked for come in that order, also what ISO 4217 does not know', async () => {
    const { currencies } = await app.client.currencies({ codes: ['POINTS', 'KWD', 'ITL', 'KWD'] });
    expect(currencies).toEqual([
      { code: 'POINTS', fractionDigits: 18, name: null },
      { code: 'KWD', fractionDigits: 3, name: 'Kuwaiti Dinar' },
      { code: 'ITL', fractionDigits: 0, name: null },
      { code: 'KWD', fractionDigits: 3, name: 'Kuwaiti Dinar' },
    ]);
    expect(await app.client.currencies({ codes: [] })).toEqual({ currencies: [] });
  });

  test('have the digits by which amounts are refused', async () => {
    for (const { code, fractionDigits } of (await app.client.currencies({ codes: ['JPY', 'KWD', 'POINTS'] }))
      .currencies) {
      const amount = (digits: number) => (digits === 0 ? '1' : `1.${'1'.repeat(digits)}`);
      expect((await transferIn(code, amount(fractionDigits))).amount).toBe(amount(fractionDigits));
      expect((await refusalOf(transferIn(code, amount(fractionDigits + 1)))).code).toBe('BAD_USER_INPUT');
    }
  });

  test('are no more than 200 at once', async () => {
    const refusal = await refusalOf(app.client.currencies({ codes: Array.from({ length: 201 }, () => 'USD') }));
    expect(refusal.issues).toMatchObject([
      { path: ['codes'], rule: 'TOO_MANY', params: { max: 200, unit: 'elements' } },
    ]);
    const malformed = await refusalOf(app.client.currencies({ codes: ['usd'] }));
    expect(malformed.issues).toMatchObject([
      { path: ['codes', '0'], rule: 'MALFORMED', params: { format: 'CurrencyCode' } },
    ]);
  });

  test('are told to whoever is let in, with any scope', async () => {
    const client = await app.as(['audit:read']);
    expect((await client.currencies({ codes: ['EUR'] })).currencies).toEqual([
      { code: 'EUR', fractionDigits: 2, name: 'Euro' },
    ]);
  });
});
