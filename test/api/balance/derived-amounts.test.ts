import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedBalances } from '../../../src/balance/balance.derived.graphql.ts';
import { Prisma } from '../../../src/db/open-database.ts';
import { normalizeDecimal } from '../../../src/money.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

const columns = {
  creditBalance: 'credit_balance',
  debitBalance: 'debit_balance',
  inflightCreditBalance: 'inflight_credit_balance',
  inflightDebitBalance: 'inflight_debit_balance',
  overdraftLimit: 'overdraft_limit',
};
const names = Object.keys(columns) as (keyof typeof columns)[];

/** As far as the database holds amounts: 20 integer and 18 fraction digits. */
const amount = fc
  .tuple(fc.bigInt(0n, 10n ** 20n - 1n), fc.bigInt(0n, 10n ** 18n - 1n))
  .map(([whole, fraction]) => normalizeDecimal(`${whole}.${String(fraction).padStart(18, '0')}`) ?? '0');
const row = fc.record({
  creditBalance: amount,
  debitBalance: amount,
  inflightCreditBalance: amount,
  inflightDebitBalance: amount,
  overdraftLimit: fc.option(amount),
});

test('what a balance comes to is the same in SQL and of its row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const column = (field: string) => Prisma.raw(`t.${columns[field as keyof typeof columns]}`);
      const values = Object.entries(derivedBalances).map(([name, { extensions }]) => {
        const { sql } = extensions;
        const value = 'value' in sql ? sql.value(column, {}) : Prisma.empty;
        return Prisma.sql`trim_scale(${value})::text AS "${Prisma.raw(name)}"`;
      });
      const given = rows.map((each) => Prisma.join(names.map((name) => Prisma.sql`${each[name]}::numeric`)));
      const { text, values: bound } = Prisma.sql`SELECT ${Prisma.join(values)} FROM (VALUES ${Prisma.join(
        given.map((each) => Prisma.sql`(${each})`),
      )}) AS t (${Prisma.raw(Object.values(columns).join(', '))})`;
      const found = await app.query<Record<string, string | null>>(text, bound);
      const ofRows = rows.map((each) => {
        const decimal = (name: (typeof names)[number]) => new Prisma.Decimal(each[name] ?? 0);
        const record = {
          creditBalance: decimal('creditBalance'),
          debitBalance: decimal('debitBalance'),
          inflightCreditBalance: decimal('inflightCreditBalance'),
          inflightDebitBalance: decimal('inflightDebitBalance'),
          overdraftLimit: each.overdraftLimit === null ? null : decimal('overdraftLimit'),
        };
        const entries = Object.entries(derivedBalances).map(([name, { resolve }]) => [name, resolve(record)]);
        return Object.fromEntries(entries);
      });
      expect(found).toEqual(ofRows);
    }),
    { numRuns: 50 },
  );
});
