import { expect, test } from 'vitest';
import { makeBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

async function countLedgers(): Promise<number> {
  const answer = await app.client.request<{ ledgers: { totalCount: number } }, object>(
    '{ ledgers(first: 1) { totalCount } }',
    {},
  );
  return answer.ledgers.totalCount;
}

const addLedgers = (count: number) =>
  app.query(
    `INSERT INTO ledgers (id, name, created_at) SELECT gen_random_uuid(), 'Many', now() FROM generate_series(1, $1::int)`,
    [count],
  );

test('a list is counted exactly up to 25,000, and 25,001 stands for all beyond', async () => {
  await addLedgers(25_000);
  expect(await countLedgers()).toBe(25_000);
  await addLedgers(1);
  expect(await countLedgers()).toBe(25_001);
  await addLedgers(2_000);
  expect(await countLedgers()).toBe(25_001);
});

test('a transaction between two balances of one identity is counted once', async () => {
  const identityId = await makePerson(app.client);
  const [checking, savings] = [
    await makeBalance(app.client, { identityId, overdraftLimit: null }),
    await makeBalance(app.client, { identityId }),
  ];
  const outside = await makeBalance(app.client, { overdraftLimit: null });
  await transfer(app.client, { source: checking, destination: savings });
  await transfer(app.client, { source: outside, destination: savings });
  await transfer(app.client, { source: checking, destination: outside });
  const document = `query ($id: ID!) { identity(id: $id) { transactions { totalCount }
    balances(last: 1) { nodes { transactions { totalCount } } } } }`;
  const answer = await app.client.request<{ identity: object }, object>(document, { id: identityId });
  expect(answer.identity).toEqual({
    transactions: { totalCount: 3 },
    balances: { nodes: [{ transactions: { totalCount: 2 } }] },
  });
});
