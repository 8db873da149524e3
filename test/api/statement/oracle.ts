import type { TestApp } from '../../support/test-app.ts';
import { print } from '../insight/recompute.ts';

/** A statement from the transactions themselves, one by one and in whole numbers of 10^-18, without the tables and functions of the code under test. */

export interface Question {
  /** The public id of an identity. */
  id: string;
  currency: string;
  from: string;
  to: string;
}

interface Line {
  transaction: string;
  balance: string;
  amount: string;
  balanceAfter: string;
}

export interface Statement {
  openingBalance: string;
  closingBalance: string;
  credits: string;
  debits: string;
  lines: Line[];
}

type Row = Record<'id' | 'kind' | 'source' | 'destination' | 'units' | 'at', string>;

/** The whole statement, with every line of it. */
export async function recomputeStatement(app: TestApp, { id, currency, from, to }: Question): Promise<Statement> {
  const owned = await app.query<{ id: string }>(
    'SELECT id FROM balances WHERE identity_id = $1::uuid AND currency = $2',
    [id.slice(4), currency],
  );
  const own = new Set(owned.map((balance) => balance.id));
  const rows = await app.query<Row>(
    `SELECT id, kind, source_id AS source, destination_id AS destination, (amount * 1e18)::numeric(60)::text AS units,
      to_char(effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM transactions`,
  );
  const moved = rows
    .filter(({ kind }) => kind !== 'HOLD' && kind !== 'VOID')
    .toSorted((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1));
  const all = moved.flatMap((row) => [
    ...(own.has(row.source) ? [{ row, balance: row.source, units: -BigInt(row.units) }] : []),
    ...(own.has(row.destination) ? [{ row, balance: row.destination, units: BigInt(row.units) }] : []),
  ]);
  const opening = sum(all.filter(({ row }) => row.at < from));
  const within = all.filter(({ row }) => row.at >= from && row.at < to);
  let held = opening;
  const lines = within.map(({ row, balance, units }) => {
    held += units;
    return { transaction: `txn_${row.id}`, balance: `bln_${balance}`, amount: print(units), balanceAfter: print(held) };
  });
  return {
    openingBalance: print(opening),
    closingBalance: print(held),
    credits: print(sum(within.filter(({ units }) => units > 0n))),
    debits: print(-sum(within.filter(({ units }) => units < 0n))),
    lines,
  };
}

const sum = (lines: { units: bigint }[]) => lines.reduce((total, { units }) => total + units, 0n);
