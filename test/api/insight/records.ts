import { randomUUID } from 'node:crypto';
import { encodeId } from '../../../src/ids.ts';
import { unique } from '../../support/fixtures.ts';
import type { TestApp } from '../../support/test-app.ts';

/** The transactions that no mutation makes yet, as rows with the amounts of both balances kept right. All ids are public. */

interface Row {
  kind: string;
  status: string;
  amount: string;
  source: string;
  destination: string;
  at: string;
  parent: string | null;
}

const uuidOf = (id: string) => id.slice(4);

async function insert(app: TestApp, row: Row, { moves, holds }: { moves: 0 | 1; holds: -1 | 0 | 1 }): Promise<string> {
  const id = randomUUID();
  await app.query(
    `WITH recorded AS (
      INSERT INTO transactions (id, reference, kind, status, amount, currency, source_id, destination_id, effective_at,
        parent_id, created_at)
      SELECT $1::uuid, $2, $3::transaction_kind, $4::transaction_status, $5::numeric, b.currency, $6::uuid, $7::uuid,
        $8::timestamptz, $9::uuid, now()
      FROM balances b WHERE b.id = $6::uuid),
    sent AS (
      UPDATE balances SET debit_balance = debit_balance + $10::int * $5::numeric,
        inflight_debit_balance = inflight_debit_balance + $11::int * $5::numeric WHERE id = $6::uuid)
    UPDATE balances SET credit_balance = credit_balance + $10::int * $5::numeric,
      inflight_credit_balance = inflight_credit_balance + $11::int * $5::numeric WHERE id = $7::uuid`,
    [
      ...[id, unique('row'), row.kind, row.status, row.amount, uuidOf(row.source), uuidOf(row.destination), row.at],
      ...[row.parent && uuidOf(row.parent), moves, holds],
    ],
  );
  return encodeId('Transaction', id);
}

async function read(app: TestApp, id: string): Promise<{ amount: string; source: string; destination: string }> {
  const { amount, sourceId, destinationId } = await app.prisma.transaction.findUniqueOrThrow({
    where: { id: uuidOf(id) },
  });
  return {
    amount: amount.toFixed(),
    source: encodeId('Balance', sourceId),
    destination: encodeId('Balance', destinationId),
  };
}

export function hold(
  app: TestApp,
  row: { source: string; destination: string; amount: string; at: string },
): Promise<string> {
  return insert(app, { ...row, kind: 'HOLD', status: 'INFLIGHT', parent: null }, { moves: 0, holds: 1 });
}

/** Commits this much of a hold. */
export async function commit(app: TestApp, holdId: string, amount: string, at: string): Promise<string> {
  const held = await read(app, holdId);
  const row = { ...held, amount, at, kind: 'COMMIT', status: 'COMMITTED', parent: holdId };
  return insert(app, row, { moves: 1, holds: -1 });
}

/** Releases this much of a hold. */
export async function release(app: TestApp, holdId: string, amount: string, at: string): Promise<string> {
  const held = await read(app, holdId);
  const row = { ...held, amount, at, kind: 'VOID', status: 'VOIDED', parent: holdId };
  return insert(app, row, { moves: 0, holds: -1 });
}

/** Refunds this much of a transaction. */
export async function refund(app: TestApp, id: string, amount: string, at: string): Promise<string> {
  const { source, destination } = await read(app, id);
  const row = { source: destination, destination: source, amount, at, kind: 'REFUND', status: 'APPLIED', parent: id };
  return insert(app, row, { moves: 1, holds: 0 });
}
