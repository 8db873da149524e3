import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const ids = { ada: '', ledger: '', current: '', savings: '', world: '' };
const march = { currency: 'USD', from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

async function readStatement(id: string, period = march, window: { first?: number; last?: number } = { first: 100 }) {
  const statement = (await app.client.identityStatement({ id, ...period, ...window })).identity?.statement;
  if (!statement) throw new Error('There is no such identity.');
  const { lines, ...totals } = statement;
  return { ...totals, lines: lines.nodes.map(({ amount, balanceAfter }) => [amount, balanceAfter]) };
}

const send = (source: string, destination: string, amount: string, effectiveAt: string) =>
  transfer(app.client, { source, destination, amount, effectiveAt });

beforeAll(async () => {
  app.now = new Date('2026-03-20T12:00:00Z');
  ids.ada = await makePerson(app.client);
  ids.ledger = await makeLedger(app.client);
  const { ledger: ledgerId, ada: identityId } = ids;
  ids.current = await makeBalance(app.client, { ledgerId, identityId });
  ids.savings = await makeBalance(app.client, { ledgerId, identityId });
  ids.world = await makeBalance(app.client, { ledgerId, overdraftLimit: null, indicator: '@world' });
  await send(ids.world, ids.current, '100', '2026-02-10T08:00:00Z');
  await send(ids.world, ids.current, '50.25', '2026-03-01T00:00:00Z');
  await send(ids.current, ids.savings, '30', '2026-03-05T10:00:00Z');
  await send(ids.current, ids.world, '20.5', '2026-03-05T10:00:00.001Z');
  await send(ids.world, ids.current, '7', '2026-04-01T00:00:00Z');
});

describe('Identity.statement', () => {
  test('opens with what was held before, tells each line with the balance after it, and closes with what was held', async () => {
    expect(await readStatement(ids.ada)).toEqual({
      openingBalance: '100',
      closingBalance: '129.75',
      credits: '80.25',
      debits: '50.5',
      lines: [
        ['50.25', '150.25'],
        ['-30', '120.25'],
        ['30', '150.25'],
        ['-20.5', '129.75'],
      ],
    });
  });

  test('closes with what the next period opens with', async () => {
    const april = await readStatement(ids.ada, { ...march, from: march.to, to: '2026-05-01T00:00:00Z' });
    expect(april).toMatchObject({ openingBalance: '129.75', closingBalance: '136.75', lines: [['7', '136.75']] });
  });

  test('has the balances after the last lines without the lines before them', async () => {
    const { lines } = await readStatement(ids.ada, march, { last: 2 });
    expect(lines).toEqual([
      ['30', '150.25'],
      ['-20.5', '129.75'],
    ]);
  });

  test('shows a commit and a refund when they count, and no hold and no void', async () => {
    const bob = await makePerson(app.client);
    const balance = await makeBalance(app.client, { identityId: bob });
    await send(ids.world, balance, '100', '2026-03-02T00:00:00Z');
    const input = { reference: unique('hold'), amount: '10', currency: 'USD', hold: true };
    const hold = await app.client.recordTransaction({ input: { ...input, source: balance, destination: ids.world } });
    const { id } = hold.recordTransaction;
    expect((await readStatement(bob)).closingBalance).toBe('100');
    const commit = await app.client.commitTransaction({ id, amount: '6', reference: unique('commit') });
    await app.client.voidTransaction({ id, reference: unique('void') });
    app.now = new Date('2026-03-21T12:00:00Z');
    const refund = { id: commit.commitTransaction.id, amount: '1.5', reference: unique('refund') };
    await app.client.refundTransaction(refund);
    expect(await readStatement(bob)).toEqual({
      openingBalance: '0',
      closingBalance: '95.5',
      credits: '101.5',
      debits: '6',
      lines: [
        ['100', '100'],
        ['-6', '94'],
        ['1.5', '95.5'],
      ],
    });
    // Insights count a refund on the day of what it refunds; a statement on the day when the money moved.
    const nextDay = { ...march, from: '2026-03-21T00:00:00Z' };
    expect(await readStatement(bob, nextDay)).toMatchObject({ openingBalance: '94', lines: [['1.5', '95.5']] });
  });

  test('has the history of a balance that was linked later, and none of one that was unlinked', async () => {
    const carol = await makePerson(app.client);
    expect(await readStatement(carol)).toEqual({
      ...{ openingBalance: '0', closingBalance: '0', credits: '0', debits: '0', lines: [] },
    });
    const balance = await makeBalance(app.client);
    await send(ids.world, balance, '5', '2026-03-02T00:00:00Z');
    await app.client.linkBalance({ balanceId: balance, identityId: carol });
    expect(await readStatement(carol)).toMatchObject({ closingBalance: '5', lines: [['5', '5']] });
    await app.client.linkBalance({ balanceId: balance, identityId: null });
    expect(await readStatement(carol)).toMatchObject({ closingBalance: '0', lines: [] });
  });

  test('is of one currency, and exact in one of no fraction digits and in one of eighteen', async () => {
    const dora = await makePerson(app.client);
    const move = async (currency: string, amount: string) => {
      const source = await makeBalance(app.client, { currency, overdraftLimit: null });
      const destination = await makeBalance(app.client, { currency, identityId: dora });
      const input = { reference: unique('r'), amount, currency, source, destination, effectiveAt: march.from };
      await app.client.recordTransaction({ input });
    };
    await move('JPY', '99999999999999999999');
    await move('WEI', '99999999999999999999.999999999999999999');
    await move('WEI', '0.000000000000000001');
    expect((await readStatement(dora, { ...march, currency: 'JPY' })).lines).toEqual([
      ['99999999999999999999', '99999999999999999999'],
    ]);
    expect(await readStatement(dora, { ...march, currency: 'WEI' })).toMatchObject({
      credits: '100000000000000000000',
      lines: [
        ['99999999999999999999.999999999999999999', '99999999999999999999.999999999999999999'],
        ['0.000000000000000001', '100000000000000000000'],
      ],
    });
  });

  test('is of a balance that stands for the outside world too, and of an identity that was erased', async () => {
    const bank = await makePerson(app.client);
    const outside = await makeBalance(app.client, { identityId: bank, overdraftLimit: null });
    const other = await makeBalance(app.client);
    await send(outside, other, '5', march.from);
    await app.client.eraseIdentity({ id: bank, reason: 'a test' });
    expect(await readStatement(bank)).toMatchObject({ closingBalance: '-5', debits: '5', lines: [['-5', '-5']] });
  });

  test('reads totals, several pages and the count of many identities in one statement', async () => {
    const query = (first: number) => `{ identities(first: ${first}) { nodes { statement(${args(march)}) {
      openingBalance first: lines(first: 2) { totalCount nodes { balanceAfter } } last: lines(last: 1) { nodes { amount } }
    } } } }`;
    const count = (first: number) => app.countStatements(() => app.client.request(query(first)));
    const [one, many] = [await count(1), await count(4)];
    expect(many.filter((sql) => sql.includes('balance_days'))).toHaveLength(1);
    expect(many).toHaveLength(one.length);
    const { identity } = await app.client.request<{ identity: unknown }, object>(
      `query ($id: ID!) { identity(id: $id) { statement(${args(march)}) {
        first: lines(first: 2) { totalCount nodes { balanceAfter } } last: lines(last: 1) { nodes { amount } }
      } } }`,
      { id: ids.ada },
    );
    const [first, last] = [['150.25', '120.25'], ['-20.5']];
    expect(identity).toEqual({
      statement: {
        first: { totalCount: 4, nodes: first.map((balanceAfter) => ({ balanceAfter })) },
        last: { nodes: last.map((amount) => ({ amount })) },
      },
    });
  });

  test('needs the scope ledger:read, and is null beside its error without it', async () => {
    const client = await app.as(['identities:read']);
    const refusal = await refusalOf(client.identityStatement({ id: ids.ada, ...march }));
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', scope: 'ledger:read' });
    expect(refusal.message).toBe('This needs the scope ledger:read.');
  });

  test.each([
    [{ from: march.to, to: march.from }, ['from'], 'from must not be after to, which is 2026-03-01T00:00:00.000Z.'],
    [{ from: '1899-12-31T00:00:00Z' }, ['from'], 'from must lie in the years 1900 to 9999.'],
    [{ first: 101 }, ['first'], /^first must be/],
    [{ first: 1, last: 1 }, ['last'], /^last must not/],
    [{ after: 'nonsense' }, ['after'], /^after must be a cursor/],
  ])('refuses %j', async (given, path, message) => {
    const refusal = await refusalOf(app.client.identityStatement({ id: ids.ada, ...march, ...given }));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path }] });
    expect(refusal.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});

const args = ({ currency, from, to }: typeof march) => `currency: "${currency}", from: "${from}", to: "${to}"`;
