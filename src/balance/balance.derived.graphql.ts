import { Prisma } from '../db/open-database.ts';
import { derivedFromRow } from '../graphql/derived.ts';
import { subtractDecimals, sumDecimals } from '../money.ts';

type Amounts<Name extends string> = Record<Name, Prisma.Decimal>;
type AvailableRow = Amounts<'creditBalance' | 'debitBalance' | 'inflightDebitBalance'> & {
  overdraftLimit: Prisma.Decimal | null;
};

/** The fields of a balance that are sums of its amounts: in SQL, and exactly the same of its row. */
export const derivedBalances = {
  balance: derivedFromRow(
    (column) => Prisma.sql`${column('creditBalance')} - ${column('debitBalance')}`,
    (row: Amounts<'creditBalance' | 'debitBalance'>) => difference(row.creditBalance, row.debitBalance),
  ),
  inflightBalance: derivedFromRow(
    (column) => Prisma.sql`${column('inflightCreditBalance')} - ${column('inflightDebitBalance')}`,
    (row: Amounts<'inflightCreditBalance' | 'inflightDebitBalance'>) =>
      difference(row.inflightCreditBalance, row.inflightDebitBalance),
  ),
  availableBalance: derivedFromRow(
    (column) => Prisma.sql`available_balance(
      ${column('creditBalance')}, ${column('debitBalance')}, ${column('inflightDebitBalance')}, ${column('overdraftLimit')})`,
    ({ creditBalance, debitBalance, inflightDebitBalance, overdraftLimit }: AvailableRow) => {
      if (overdraftLimit === null) return null;
      const credits = sumDecimals(creditBalance.toFixed(), overdraftLimit.toFixed());
      return subtractDecimals(credits, sumDecimals(debitBalance.toFixed(), inflightDebitBalance.toFixed()));
    },
  ),
};

function difference(one: Prisma.Decimal, other: Prisma.Decimal): string {
  return subtractDecimals(one.toFixed(), other.toFixed());
}
