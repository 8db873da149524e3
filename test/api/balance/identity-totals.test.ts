import { describe, expect, test } from 'vitest';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const totalsOf = async (id: string) => (await app.client.identityWithBalances({ id })).identity?.totals;

describe('Identity.totals', () => {
  test('are empty when no balance is linked', async () => {
    expect(await totalsOf(await makePerson(app.client))).toEqual([]);
  });

  test('add up each currency over all linked balances, exactly', async () => {
    const identityId = await makePerson(app.client);
    const theirs = (currency: string, overdraftLimit: string | null = '0') =>
      makeBalance(app.client, { identityId, currency, overdraftLimit });
    const [usd1, usd2, btc] = [await theirs('USD'), await theirs('USD', '100'), await theirs('BTC', null)];
    await theirs('EUR');
    const record = async (currency: string, source: string, destination: string, amount: string) =>
      app.client.recordTransaction({
        input: { reference: `${source}${amount}`, currency, source, destination, amount },
      });
    const worldUsd = await makeBalance(app.client, { overdraftLimit: null });
    const worldBtc = await makeBalance(app.client, { currency: 'BTC', overdraftLimit: null });
    await record('USD', worldUsd, usd1, '0.1');
    await record('USD', worldUsd, usd1, '0.2');
    await record('USD', usd2, worldUsd, '50.05');
    await record('USD', usd1, usd2, '0.05');
    await record('BTC', worldBtc, btc, '12345678901234567890.123456789012345678');
    await record('BTC', btc, worldBtc, '0.000000000000000001');
    await app.prisma.balance.update({
      where: { id: usd2.slice(4) },
      data: { inflightCreditBalance: '7', inflightDebitBalance: '1.5' },
    });
    expect(await totalsOf(identityId)).toEqual([
      {
        currency: 'BTC',
        balance: '12345678901234567890.123456789012345677',
        creditBalance: '12345678901234567890.123456789012345678',
        debitBalance: '0.000000000000000001',
        inflightBalance: '0',
        balanceCount: 1,
      },
      { currency: 'EUR', balance: '0', creditBalance: '0', debitBalance: '0', inflightBalance: '0', balanceCount: 1 },
      {
        currency: 'USD',
        balance: '-49.75',
        creditBalance: '0.35',
        debitBalance: '50.1',
        inflightBalance: '5.5',
        balanceCount: 2,
      },
    ]);
  });

  test('stay exact when balances together pass 20 integer digits', async () => {
    const identityId = await makePerson(app.client);
    const world = await Promise.all(
      [1, 2].map(() => makeBalance(app.client, { currency: 'BTC', overdraftLimit: null })),
    );
    for (const source of world) {
      const destination = await makeBalance(app.client, { identityId, currency: 'BTC' });
      await app.client.recordTransaction({
        input: {
          reference: source,
          currency: 'BTC',
          source,
          destination,
          amount: '99999999999999999999.000000000000000001',
        },
      });
    }
    expect(await totalsOf(identityId)).toMatchObject([
      { currency: 'BTC', balance: '199999999999999999998.000000000000000002', balanceCount: 2 },
    ]);
  });

  test('follow the link of a balance', async () => {
    const [alice, bob] = [await makePerson(app.client), await makePerson(app.client)];
    const balanceId = await makeBalance(app.client, { identityId: alice });
    expect(await totalsOf(alice)).toMatchObject([{ currency: 'USD', balanceCount: 1 }]);
    await app.client.linkBalance({ balanceId, identityId: bob });
    expect(await totalsOf(alice)).toEqual([]);
    expect(await totalsOf(bob)).toMatchObject([{ currency: 'USD', balanceCount: 1 }]);
  });
});
