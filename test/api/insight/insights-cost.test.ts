import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

const all = `currency inflow { count total average median largest } outflow { count total average median largest } net
  series { start net } counterparties { identity { id balances { totalCount } } balance { id ledger { id } } inflow }
  byHour { count } firstActivityAt lastActivityAt largestTransaction { id source { id } } trend { countChange }`;

async function makePayer(world: string): Promise<string> {
  const id = await makePerson(app.client);
  const balance = await makeBalance(app.client, { identityId: id, overdraftLimit: null });
  const [friend, theirs] = [await makePerson(app.client), await makeBalance(app.client, { overdraftLimit: null })];
  await app.client.linkBalance({ balanceId: theirs, identityId: friend });
  for (const other of [world, theirs]) {
    await transfer(app.client, { source: other, destination: balance });
    await transfer(app.client, { source: balance, destination: other, amount: '2' });
  }
  return id;
}

describe('insights of a list of identities', () => {
  test('take the resolvers as many statements as those of one', async () => {
    const world = await makeBalance(app.client, { overdraftLimit: null });
    const ids: string[] = [];
    for (let made = 0; made < 6; made += 1) ids.push(await makePayer(world));
    const document = (selection: string) =>
      `query ($ids: [ID!]!) { identities(filter: { id: $ids }) { nodes { insights(currency: "USD") { ${selection} } } } }`;
    const count = async (selection: string, many: number) =>
      (await app.countStatements(() => app.resolvers.request(document(selection), { ids: ids.slice(0, many) }))).length;
    const [one, six] = [await count(all, 1), await count(all, 6)];
    expect(six).toBe(one);
    // The page of identities takes two; then what is not asked for is not read.
    expect(await count('currency from to', 6)).toBe(2);
    expect(await count('net series { net } inflow { total count average } outflow { total }', 6)).toBe(3);
    expect(await count('inflow { median }', 6)).toBe(3);
    expect(await count('firstActivityAt lastActivityAt', 6)).toBe(3);
    expect(await count('trend { countChange } net', 6)).toBe(4);
  });
});

describe('recording a transaction', () => {
  const rollups = () =>
    Promise.all([
      app.query('SELECT * FROM balance_days ORDER BY balance_id, day'),
      app.query('SELECT * FROM pair_days ORDER BY source_id, day, destination_id'),
    ]);

  test('that is refused, or sent again, changes no insight', async () => {
    const source = await makeFundedBalance(app.client, '10');
    const destination = await makeBalance(app.client);
    const reference = unique('again');
    await transfer(app.client, { source, destination, amount: '4', reference });
    const before = await rollups();
    await transfer(app.client, { source, destination, amount: '4', reference });
    await refusalOf(transfer(app.client, { source, destination, amount: '5', reference }));
    await refusalOf(transfer(app.client, { source, destination, amount: '7' }));
    expect(await rollups()).toEqual(before);
  });

  test('that is rolled back changes no insight', async () => {
    const [source, destination] = [
      await makeBalance(app.client, { overdraftLimit: null }),
      await makeBalance(app.client),
    ];
    await transfer(app.client, { source, destination });
    const before = await rollups();
    await app.onConnection(async (query) => {
      await query('BEGIN');
      await query(
        `INSERT INTO transactions SELECT gen_random_uuid(), reference || '-copy', kind, status, amount, currency, source_id,
          destination_id, description, effective_at, metadata, parent_id, created_at FROM transactions`,
      );
      await query('ROLLBACK');
    });
    expect(await rollups()).toEqual(before);
  });
});
