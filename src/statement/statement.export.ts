import type { Deps } from '../deps.ts';
import { encodeId } from '../ids.ts';
import { sumDecimals } from '../money.ts';
import { type ExportedLine, readLinesAfter, readStart } from './statement.export.sql.ts';
import type { Period } from './statement.input.ts';

/** The columns of an exported statement. `type` says what a row is: OPENING, then a LINE for each, then CLOSING, with which it is whole. */
export const statementColumns = [
  ...['type', 'effectiveAt', 'transactionId', 'reference', 'kind', 'description', 'balanceId'],
  ...['currency', 'amount', 'balanceAfter', 'credits', 'debits'],
] as const;

type StatementEntry = Readonly<Record<(typeof statementColumns)[number], string | null>>;

const rowsOfPage = 250;

/**
 * The statement of an identity in pages of rows, all of one moment: what is recorded, linked or unlinked after the first row is not in it.
 * Throws when its lines do not lead from the opening to the closing balance, so that a wrong statement never looks whole.
 */
export async function* exportStatement(
  { query }: Pick<Deps, 'query'>,
  identityId: string,
  period: Period,
  startedAt: Date,
): AsyncGenerator<StatementEntry[]> {
  const start = await readStart(query, identityId, period);
  const { openingBalance, closingBalance, credits, debits } = start;
  const { currency, from, to } = period;
  yield [{ ...emptyEntry, type: 'OPENING', effectiveAt: from.toISOString(), currency, balanceAfter: openingBalance }];
  let held = openingBalance;
  let lines: ExportedLine[];
  let after: readonly string[] | undefined;
  do {
    lines = await readLinesAfter(query, start, startedAt, period, { after, limit: rowsOfPage });
    const entries: StatementEntry[] = [];
    for (const line of lines) {
      held = sumDecimals(held, line.amount);
      entries.push(entryOf(line, currency, held));
    }
    if (entries.length > 0) yield entries;
    after = lines.at(-1)?.key;
  } while (lines.length === rowsOfPage);
  if (held !== closingBalance) throw new Error('The lines of a statement do not lead to its closing balance.');
  const closing = { type: 'CLOSING', effectiveAt: to.toISOString(), currency, balanceAfter: held, credits, debits };
  yield [{ ...emptyEntry, ...closing }];
}

const emptyEntry = Object.fromEntries(statementColumns.map((column) => [column, null])) as StatementEntry;

function entryOf({ key: _, ...line }: ExportedLine, currency: string, balanceAfter: string): StatementEntry {
  return {
    ...emptyEntry,
    ...line,
    type: 'LINE',
    transactionId: encodeId('Transaction', line.transactionId),
    balanceId: encodeId('Balance', line.balanceId),
    currency,
    balanceAfter,
  };
}
