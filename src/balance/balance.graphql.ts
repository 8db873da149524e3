import { AuditEvent, AuditEventConnection, historyOf } from '../audit/audit.graphql.ts';
import { Prisma, type PrismaClient } from '../db/open-database.ts';
import { hasCondition } from '../filter-nesting.ts';
import { builder } from '../graphql/builder.ts';
import { unindexed } from '../graphql/complexity.ts';
import { listOfEach, rootList, type WindowArgs } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { derived } from '../graphql/derived.ts';
import { DateTimeFilter, DecimalFilter, StringFilter } from '../graphql/filters.ts';
import { HasMetadata } from '../graphql/has-metadata.ts';
import { nullWithout } from '../graphql/node-scopes.ts';
import { orderInput } from '../graphql/order.ts';
import { refusable } from '../graphql/refusable.ts';
import { inSql, recordById } from '../graphql/sql-field.ts';
import { decodeId } from '../ids.ts';
import { recordTypes } from '../record-types.ts';
import {
  findTransactions,
  scopesOfTransactions,
  Transaction,
  TransactionConnection,
  type TransactionListArgs,
  transactionListArgs,
} from '../transaction/transaction.graphql.ts';
import { parseTransactionFilter } from '../transaction/transaction.input.ts';
import { listTransactionsOfBalance } from '../transaction/transaction.sql.ts';
import { derivedBalances } from './balance.derived.graphql.ts';
import { type GivenBalanceFilter, parseBalanceFilter, parseIndicator, parseTime } from './balance.input.ts';
import { balanceAt, listBalances, type BalanceOrder as Order } from './balance.sql.ts';

export const BalanceStatus = builder.enumType('BalanceStatus', {
  description: 'Whether a balance sends and receives.',
  values: {
    OPEN: { description: 'It does.' },
    CLOSED: { description: 'It does neither, and holds nothing.' },
  } as const,
});

export const BalanceFilter = builder.inputRef<GivenBalanceFilter>('BalanceFilter').implement({
  description: 'Conditions on a balance; all that are given must hold. At most 5 levels and 100 conditions.',
  fields: (t) => ({
    and: t.field({ type: [BalanceFilter], description: 'All of these hold.' }),
    or: t.field({ type: [BalanceFilter], description: 'At least one of these holds; of none, none does.' }),
    not: t.field({
      type: BalanceFilter,
      description: 'This does not hold, as when it is about a value that is missing.',
    }),
    ledgerId: t.id({ description: 'Kept in this ledger.' }),
    identityId: t.id({ description: 'Linked to this identity; null: to nobody.' }),
    isLinked: t.boolean({ description: 'Is linked to an identity (true) or to nobody (false).' }),
    status: t.field({ type: [BalanceStatus], description: 'The status is one of these.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency.' }),
    balance: t.field({ type: DecimalFilter, ...unindexed('On what it holds: creditBalance - debitBalance.') }),
    indicator: t.field({ type: StringFilter, description: 'On the indicator.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'On the time of creation.' }),
    metadata: t.field({ type: 'JSONObject', description: 'The metadata contains this, at any depth.' }),
  }),
});

const BalanceOrder = orderInput(
  'BalanceOrder',
  'balances',
  {
    CREATED_AT: { description: 'The time of creation.' },
    BALANCE: {
      description:
        'What they hold, whatever the currency. No index serves it: all balances that match are sorted, a million in about a second.',
    },
  },
  'DESC',
);

export const balanceListArgs = builder.args((t) => ({
  filter: t.field({ type: BalanceFilter, description: 'Only balances that match.' }),
  orderBy: t.field({ type: BalanceOrder, description: 'Another order.' }),
}));

/** The arguments of a list of balances. */
export interface BalanceListArgs extends WindowArgs {
  filter?: GivenBalanceFilter | null;
  orderBy?: Order | null;
}

export const findBalances = (prisma: PrismaClient) => (query: object) => prisma.balance.findMany(query);

/** Who asks for balances by whose they are must be allowed to know of identities. */
export function scopesOfList(filter: BalanceListArgs['filter']) {
  return hasCondition(filter, ['identityId', 'isLinked']) ? ({ 'identities:read': true } as const) : {};
}

export const Balance = builder.prismaNode('Balance', {
  id: { field: 'id', description: 'The id: `bln_` and a UUID.' },
  nullable: true,
  interfaces: [HasMetadata],
  authScopes: { [recordTypes.Balance.readScope]: true },
  description: 'An amount of one currency in a ledger, linked to an identity or to nobody.',
  fields: (t) => ({
    ledger: t.relation('ledger', { description: 'The ledger that it is kept in.' }),
    identity: t.relation('identity', {
      nullable: true,
      ...nullWithout('identities:read'),
      description: 'Whose it is; null when it is linked to nobody.',
    }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Its currency.' }),
    indicator: t.exposeString('indicator', {
      nullable: true,
      description: 'A name for an internal balance, such as "@world", unique with its currency; null when it has none.',
    }),
    balance: t.field({
      type: 'Decimal',
      description: 'What it holds: creditBalance - debitBalance.',
      ...derivedBalances.balance,
    }),
    creditBalance: t.expose('creditBalance', { type: 'Decimal', description: 'All that came in.' }),
    debitBalance: t.expose('debitBalance', { type: 'Decimal', description: 'All that went out.' }),
    inflightBalance: t.field({
      type: 'Decimal',
      description: 'Held and not yet applied: inflightCreditBalance - inflightDebitBalance.',
      ...derivedBalances.inflightBalance,
    }),
    inflightCreditBalance: t.expose('inflightCreditBalance', { type: 'Decimal', description: 'Held to come in.' }),
    inflightDebitBalance: t.expose('inflightDebitBalance', { type: 'Decimal', description: 'Held to go out.' }),
    availableBalance: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What can be sent now: balance - inflightDebitBalance + overdraftLimit. Null when unlimited.',
      ...derivedBalances.availableBalance,
    }),
    overdraftLimit: t.expose('overdraftLimit', {
      type: 'Decimal',
      nullable: true,
      description: 'How far below zero it may go. Null when unlimited: it stands for the outside world.',
    }),
    status: t.expose('status', { type: BalanceStatus, description: 'Whether it sends and receives.' }),
    version: t.exposeInt('version', {
      description:
        '1 on creation, and one more with every change of its link, limit, indicator, status or metadata. Its transactions are no ' +
        'changes of it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    transactions: t.connection(
      {
        type: Transaction,
        authScopes: (_balance, { filter }) => ({ 'ledger:read': true, ...scopesOfTransactions(filter) }),
        ...refusable('The transactions from or to it, newest first unless `orderBy` says otherwise.'),
        args: transactionListArgs,
        ...listOfEach(
          (args: TransactionListArgs) => listTransactionsOfBalance(parseTransactionFilter(args.filter), args.orderBy),
          findTransactions,
        ),
      },
      ...TransactionConnection,
    ),
    history: t.connection(
      {
        type: AuditEvent,
        ...refusable('What happened to it since its creation, newest first.'),
        authScopes: { 'audit:read': true },
        ...historyOf('Balance'),
      },
      ...AuditEventConnection,
    ),
    balanceAt: t.field({
      type: 'Decimal',
      ...refusable('What it came to by the transactions that were effective at this time; 0 before the first.'),
      args: { time: t.arg({ type: 'DateTime', required: true, description: 'The time, inclusive.' }) },
      ...derived<Prisma.Decimal, { time: Date }>('Balance', (column, { time }) =>
        balanceAt(column('id'), parseTime(time)),
      ),
    }),
  }),
});

export const BalanceConnection = connectionTypes('Balance', Balance);

builder.queryFields((t) => ({
  balance: t.prismaField({
    type: Balance,
    nullable: true,
    ...nullWithout('ledger:read'),
    description: 'The balance with this id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    extensions: recordById('Balance'),
    resolve: (query, _root, { id }, { prisma }) =>
      prisma.balance.findUnique({ ...query, where: { id: decodeId('Balance', id) } }),
  }),
  balanceByIndicator: t.prismaField({
    type: Balance,
    nullable: true,
    ...nullWithout('ledger:read'),
    description: 'The balance with this indicator in this currency; null when there is none.',
    args: {
      indicator: t.arg.string({ required: true, description: 'Its indicator, such as "@world".' }),
      currency: t.arg({ type: 'CurrencyCode', required: true, description: 'Its currency.' }),
    },
    extensions: inSql<{ indicator: string; currency: string }>({
      record: (
        column,
        bind,
      ) => Prisma.sql`${column('indicator')} = ${bind(({ indicator }) => parseIndicator(indicator))}
        AND ${column('currency')} = ${bind(({ currency }) => currency)}`,
    }),
    resolve: (query, _root, { indicator, currency }, { prisma }) => {
      const key = { indicator: parseIndicator(indicator), currency };
      return prisma.balance.findUnique({ ...query, where: { indicator_currency: key } });
    },
  }),
  balances: t.connection(
    {
      type: Balance,
      authScopes: (_root, { filter }) => ({ 'ledger:read': true, ...scopesOfList(filter) }),
      ...refusable('Balances, newest first unless `orderBy` says otherwise.'),
      args: balanceListArgs,
      ...rootList((args: BalanceListArgs) => listBalances(parseBalanceFilter(args.filter), args.orderBy), findBalances),
    },
    ...BalanceConnection,
  ),
}));
