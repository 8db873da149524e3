import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalCodes } from '../../../src/transaction/transaction.refusal.ts';
import { openTemplate } from '../../support/test-database.ts';

let pglite: PGlite;
beforeAll(async () => {
  pglite = await openTemplate();
});
afterAll(() => pglite.close());

test('every code that the database answers has its sentence, and no sentence is of another', async () => {
  const { rows } = await pglite.query<{ definition: string }>(
    `SELECT pg_get_functiondef(oid) AS definition FROM pg_proc WHERE prorettype = 'posting_outcome'::regtype`,
  );
  const codes = rows.flatMap(({ definition }) =>
    [...definition.matchAll(/'([A-Z_]{5,})'::text/g)].map(([, code]) => code),
  );
  const outcomes = new Set(codes.filter((code) => code !== 'RECORDED' && code !== 'ALREADY_RECORDED'));
  expect([...outcomes].sort()).toEqual([...refusalCodes].sort());
});

test('the rules of a refusal are single expressions, which PostgreSQL puts in place of their calls', async () => {
  const { rows } = await pglite.query<{ 'QUERY PLAN': string }>(`
    EXPLAIN VERBOSE SELECT posting_time(i, p, b, b), transaction_of(i, p, now()), refusal_of(i, t, p, t, b, b, ids),
      debited_source(b, t), credited_destination(b, t), reduced_parent(p, t), recorded_outcome(t, i), transaction_event(t, i)
    FROM (
      SELECT NULL::transaction_item AS i, NULL::transactions AS t, NULL::posting_parent AS p, NULL::posting_balance AS b,
        NULL::uuid[] AS ids OFFSET 0
    ) AS given`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  const ours = await pglite.query<{ name: string }>(
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosqlbody IS NOT NULL`,
  );
  const called = ours.rows.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\(`).test(plan));
  // What makes an id anew is no rule, and is called only for what was recorded at another time than its own.
  expect(called).toEqual(['uuid_with_time']);
});
