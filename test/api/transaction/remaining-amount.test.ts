import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { makeBalance, makeFundedBalance } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { makePair, record } from './holds.ts';

const app = useTestApp();

/** What a transaction shows of what followed from it, to both readers. */
async function followedOf(id: string) {
  const { transaction } = await app.client.transaction({ id });
  expect((await app.resolvers.transaction({ id })).transaction).toEqual(transaction);
  return [transaction?.remainingAmount, transaction?.refundedAmount, transaction?.holdStatus];
}
const makeHold = async (amount = '10') => record(app, { ...(await makePair(app)), amount, hold: true });

describe('what is left', () => {
  test('of a hold is all of it, then less with each commit, and then nothing', async () => {
    const hold = await makeHold();
    expect(hold).toMatchObject({ remainingAmount: '10', refundedAmount: '0', holdStatus: 'OPEN' });
    const { commitTransaction } = await app.client.commitTransaction({ id: hold.id, amount: '2.50' });
    expect(await followedOf(hold.id)).toEqual(['7.5', '0', 'OPEN']);
    // Of a commit it is what can be refunded.
    expect(commitTransaction).toMatchObject({ remainingAmount: '2.5', refundedAmount: '0', holdStatus: null });
    await app.client.commitTransaction({ id: hold.id });
    expect(await followedOf(hold.id)).toEqual(['0', '0', 'COMMITTED']);
    expect((await app.client.transaction({ id: hold.id })).transaction?.status).toBe('INFLIGHT');
  });

  test('of a hold that is voided is nothing: VOIDED when none of it moved, COMMITTED when a part did', async () => {
    const [whole, part] = [await makeHold(), await makeHold()];
    const { voidTransaction } = await app.client.voidTransaction({ id: whole.id });
    expect(voidTransaction).toMatchObject({ remainingAmount: '0', refundedAmount: '0', holdStatus: null });
    expect(await followedOf(whole.id)).toEqual(['0', '0', 'VOIDED']);
    await app.client.commitTransaction({ id: part.id, amount: '1' });
    await app.client.voidTransaction({ id: part.id });
    expect(await followedOf(part.id)).toEqual(['0', '0', 'COMMITTED']);
  });

  test('of a transfer is what was not refunded, and of a refund nothing', async () => {
    const transfer = await record(app, await makePair(app));
    expect(transfer).toMatchObject({ remainingAmount: '10', refundedAmount: '0', holdStatus: null });
    const { refundTransaction } = await app.client.refundTransaction({ id: transfer.id, amount: '4' });
    expect(refundTransaction).toMatchObject({ remainingAmount: '0', refundedAmount: '0', holdStatus: null });
    expect(await followedOf(transfer.id)).toEqual(['6', '4', null]);
    await app.client.refundTransaction({ id: transfer.id });
    expect(await followedOf(transfer.id)).toEqual(['0', '10', null]);
  });

  test('of what is recorded is answered without a statement of its own, in one call and in many', async () => {
    const pair = await makePair(app);
    const input = { ...pair, amount: '1', currency: 'USD', hold: true };
    const one = `mutation ($input: RecordTransactionInput!) { recordTransaction(input: $input) {
      remainingAmount refundedAmount holdStatus } }`;
    const many = `mutation ($inputs: [RecordTransactionInput!]!) { recordTransactions(inputs: $inputs) { transaction {
      remainingAmount refundedAmount holdStatus } } }`;
    const statements = await app.countStatements(async () => {
      const left = { remainingAmount: '1', refundedAmount: '0', holdStatus: 'OPEN' };
      expect(await app.client.request(one, { input: { ...input, reference: 'counted-1' } })).toEqual({
        recordTransaction: left,
      });
      const inputs = ['counted-2', 'counted-3'].map((reference) => ({ ...input, reference }));
      expect(await app.client.request(many, { inputs })).toEqual({
        recordTransactions: [{ transaction: left }, { transaction: left }],
      });
    });
    expect(statements).toHaveLength(2);
  });

  test('of a list costs as many statements as of one transaction', async () => {
    const count = (first: number) =>
      app.countStatements(() =>
        app.resolvers.request(
          `{ transactions(first: ${first}) { nodes { remainingAmount refundedAmount holdStatus } } }`,
        ),
      );
    expect((await count(9)).length).toBe((await count(1)).length);
  });
});

interface Part {
  does: 'commit' | 'void';
  cents: number;
}

describe('always', () => {
  const cents = (amount: string) => Math.round(Number(amount) * 100);
  const text = (amount: number) => (amount / 100).toFixed(2);
  const childrenOf = async (id: string) => {
    const document = `{ transaction(id: "${id}") { remainingAmount children(first: 100) { nodes { kind amount } } } }`;
    type Answer = { transaction: { remainingAmount: string; children: { nodes: { kind: string; amount: string }[] } } };
    return (await app.client.request<Answer, object>(document, {})).transaction;
  };
  const sumOf = (nodes: { kind: string; amount: string }[], ...kinds: string[]) =>
    nodes.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amount }) => sum + cents(amount), 0);

  test('commits, voids and what remains of a hold add up to its amount', async () => {
    const part = fc.record<Part>({
      does: fc.constantFrom('commit', 'commit', 'commit', 'void'),
      cents: fc.integer({ min: 1, max: 900 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const { id } = await makeHold();
        for (const { does, cents: amount } of parts) {
          const call =
            does === 'void'
              ? app.client.voidTransaction({ id })
              : app.client.commitTransaction({ id, amount: text(amount) });
          // More than is left is refused, and changes nothing.
          await call.catch(() => {});
          const { remainingAmount, children } = await childrenOf(id);
          expect(sumOf(children.nodes, 'COMMIT', 'VOID') + cents(remainingAmount)).toBe(1000);
        }
        const { remainingAmount } = await childrenOf(id);
        const refusal = await refusalOf(app.client.commitTransaction({ id, amount: '10.01' }));
        expect(refusal.errors[0]?.extensions.remainingAmount).toBe(remainingAmount);
      }),
      { numRuns: 12 },
    );
  });

  test('refunds and what remains of a transfer add up to its amount, and refundedAmount is the sum of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 5 }), async (refunds) => {
        const { id } = await record(app, await makePair(app));
        for (const amount of refunds) {
          await app.client.refundTransaction({ id, amount: text(amount) }).catch(() => {});
        }
        const [remaining, refunded] = await followedOf(id);
        const { children } = await childrenOf(id);
        expect(cents(refunded ?? '')).toBe(sumOf(children.nodes, 'REFUND'));
        expect(cents(refunded ?? '') + cents(remaining ?? '')).toBe(1000);
      }),
      { numRuns: 12 },
    );
  });
});

describe('isOpen', () => {
  test('finds the holds of which something is left, of all and of one balance, and with false those that are settled', async () => {
    const source = await makeFundedBalance(app.client, '100');
    const destination = await makeBalance(app.client);
    const hold = async () => (await record(app, { source, destination, hold: true, amount: '5' })).id;
    const [open, parted, committed, voided] = [await hold(), await hold(), await hold(), await hold()];
    await record(app, { source, destination });
    await app.client.commitTransaction({ id: parted, amount: '1' });
    await app.client.commitTransaction({ id: committed, amount: '5' });
    await app.client.voidTransaction({ id: voided });
    const list = `query ($id: ID!, $isOpen: Boolean!) { balance(id: $id) {
      transactions(filter: { isOpen: $isOpen }) { nodes { id } totalCount } } }`;
    for (const client of [app.client, app.resolvers]) {
      const find = async (isOpen: boolean) =>
        // biome-ignore lint/suspicious/noExplicitAny: the document is written here, so nothing types its answer.
        (await client.request<any, object>(list, { id: source, isOpen })).balance.transactions;
      expect(await find(true)).toEqual({ nodes: [{ id: parted }, { id: open }], totalCount: 2 });
      expect(await find(false)).toEqual({ nodes: [{ id: voided }, { id: committed }], totalCount: 2 });
    }
    const { transactions } = await app.client.transactions({ filter: { isOpen: true }, first: 2 });
    expect(transactions.nodes.map(({ id }) => id)).toEqual([parted, open]);
  });

  test('is true of no hold that somebody hides in the database: the audit log finds it', async () => {
    const { id } = await makeHold();
    const problems = await app.onConnection(async (query) => {
      await query('BEGIN');
      await query('DELETE FROM open_holds WHERE transaction_id = $1::uuid', [id.slice(4)]);
      const found = await verifyAudit(query);
      await query('ROLLBACK');
      return found.problems;
    });
    expect(problems.map(({ resourceId }) => resourceId)).toEqual([id]);
    expect((await verifyAudit(app.query)).problems).toEqual([]);
  });

  test('is answered from the open holds alone, however many others there are', async () => {
    await makeHold();
    const plan = await app.onConnection(async (query) => {
      await query('BEGIN');
      await query(`INSERT INTO transactions (id, reference, kind, status, amount, currency, source_id, destination_id, effective_at, created_at)
        SELECT gen_random_uuid(), 'settled-' || g, 'HOLD', 'INFLIGHT', 1, currency, source_id, destination_id, now(), now()
        FROM generate_series(1, 10000) AS g, (SELECT * FROM transactions LIMIT 1) AS t`);
      await query('ANALYZE transactions, open_holds');
      const rows = await query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT id FROM transactions t WHERE EXISTS (SELECT FROM open_holds o WHERE o.transaction_id = t.id)
         ORDER BY t.id DESC LIMIT 20`,
      );
      await query('ROLLBACK');
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/on open_holds/);
    expect(plan).toMatch(/Index (Only )?Scan( Backward)? using transactions_pkey/);
    expect(plan).not.toMatch(/Seq Scan on transactions/);
  });
});
