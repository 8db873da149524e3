import { Prisma, type PrismaClient } from '../db/open-database.ts';
import { hasCondition } from '../filter-nesting.ts';
import { builder } from '../graphql/builder.ts';
import { unindexed } from '../graphql/complexity.ts';
import { listOfEach, rootList, type WindowArgs } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { DateTimeFilter, DecimalFilter, StringFilter } from '../graphql/filters.ts';
import { HasMetadata } from '../graphql/has-metadata.ts';
import { nullWithout } from '../graphql/node-scopes.ts';
import { refusable } from '../graphql/refusable.ts';
import { inSql, recordById } from '../graphql/sql-field.ts';
import { decodeId } from '../ids.ts';
import { recordTypes } from '../record-types.ts';
import { type GivenTransactionFilter, parseReference, parseTransactionFilter } from './transaction.input.ts';
import { listChildTransactions, listTransactions, shownMetadata } from './transaction.sql.ts';

export const TransactionKind = builder.enumType('TransactionKind', {
  description: 'What a transaction does.',
  values: {
    TRANSFER: { description: 'Moves an amount from source to destination.' },
    HOLD: { description: 'Sets an amount aside at the source until it is committed or voided.' },
    COMMIT: { description: 'Moves an amount that was held.' },
    VOID: { description: 'Releases what is left of a hold.' },
    REFUND: { description: 'Moves an amount back.' },
  } as const,
});

export const TransactionStatus = builder.enumType('TransactionStatus', {
  description: 'Where the money of a transaction is.',
  values: {
    APPLIED: { description: 'It moved.' },
    INFLIGHT: { description: 'It is held.' },
    COMMITTED: { description: 'It was held and moved.' },
    VOIDED: { description: 'It was held and released.' },
  } as const,
});

export const TransactionFilter = builder.inputRef<GivenTransactionFilter>('TransactionFilter').implement({
  description: 'Conditions on a transaction; all that are given must hold. At most 5 levels and 100 conditions.',
  fields: (t) => ({
    and: t.field({ type: [TransactionFilter], description: 'All of these hold.' }),
    or: t.field({ type: [TransactionFilter], description: 'At least one of these holds; of none, none does.' }),
    not: t.field({
      type: TransactionFilter,
      description: 'This does not hold, as when it is about a value that is missing.',
    }),
    kind: t.field({ type: [TransactionKind], description: 'The kind is one of these.' }),
    status: t.field({ type: [TransactionStatus], description: 'The status is one of these.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency.' }),
    amount: t.field({ type: DecimalFilter, description: 'On the amount.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'On the time it was recorded.' }),
    effectiveAt: t.field({ type: DateTimeFilter, ...unindexed('On the time when it counts.') }),
    reference: t.field({ type: StringFilter, description: 'On the reference.' }),
    description: t.field({ type: StringFilter, ...unindexed('On what it was for.') }),
    balanceId: t.id(unindexed('From or to this balance.', 'NESTED')),
    identityId: t.id(unindexed('From or to a balance that is linked to this identity now.', 'NESTED')),
    parentId: t.id({ description: 'It followed from this transaction.' }),
    metadata: t.field({
      type: 'JSONObject',
      ...unindexed('The metadata contains this, at any depth.', 'NESTED'),
    }),
  }),
});

/** Who asks for transactions by whose they are must be allowed to know of identities. */
export function scopesOfTransactions(filter: TransactionListArgs['filter']) {
  return hasCondition(filter, ['identityId']) ? ({ 'identities:read': true } as const) : {};
}

/** The arguments of a list of transactions. */
export interface TransactionListArgs extends WindowArgs {
  filter?: GivenTransactionFilter | null;
}

export const findTransactions = (prisma: PrismaClient) => (query: object) => prisma.transaction.findMany(query);

export const Transaction = builder.prismaNode('Transaction', {
  id: { field: 'id', description: 'The id: `txn_` and a UUID.' },
  nullable: true,
  interfaces: [HasMetadata],
  authScopes: { [recordTypes.Transaction.readScope]: true },
  description:
    'An amount that moved between two balances. What was recorded never changes; what happens to it later is a new ' +
    'transaction with a parent. Only its metadata can be patched, and that is kept beside it.',
  fields: (t) => ({
    reference: t.exposeString('reference', {
      description: "The caller's own id of it; unique, so that sending it twice cannot move money twice.",
    }),
    kind: t.expose('kind', { type: TransactionKind, description: 'What it does.' }),
    status: t.expose('status', { type: TransactionStatus, description: 'Where its money is.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'How much; more than 0.' }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Its currency, and that of both balances.' }),
    source: t.relation('source', { description: 'The balance that it came from.' }),
    destination: t.relation('destination', { description: 'The balance that it went to.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it was for; null when missing.' }),
    effectiveAt: t.expose('effectiveAt', {
      type: 'DateTime',
      description: 'When it counts, for balanceAt; the time it was recorded unless the caller said otherwise.',
    }),
    metadata: t.field({
      type: 'JSONObject',
      description: "The caller's own data; {} when there is none.",
      extensions: inSql({ value: (column) => shownMetadata(column('id'), column('metadata')) }),
      select: { metadata: true, annotation: { select: { metadata: true } } },
      resolve: ({ annotation, metadata }) => annotation?.metadata ?? metadata,
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The transaction that it followed from; null when it stands alone.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was recorded.' }),
  }),
});

export const TransactionConnection = connectionTypes('Transaction', Transaction);

builder.prismaObjectField(Transaction, 'children', (t) =>
  t.connection(
    {
      type: Transaction,
      ...refusable('The transactions that followed from it, newest first.'),
      ...listOfEach((_args: WindowArgs) => listChildTransactions(), findTransactions),
    },
    ...TransactionConnection,
  ),
);

builder.queryFields((t) => ({
  transaction: t.prismaField({
    type: Transaction,
    nullable: true,
    ...nullWithout('ledger:read'),
    description: 'The transaction with this id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    extensions: recordById('Transaction'),
    resolve: (query, _root, { id }, { prisma }) =>
      prisma.transaction.findUnique({ ...query, where: { id: decodeId('Transaction', id) } }),
  }),
  transactionByReference: t.prismaField({
    type: Transaction,
    nullable: true,
    ...nullWithout('ledger:read'),
    description: 'The transaction with this reference; null when there is none.',
    args: { reference: t.arg.string({ required: true, description: 'Its reference.' }) },
    extensions: inSql<{ reference: string }>({
      record: (column, bind) =>
        Prisma.sql`${column('reference')} = ${bind(({ reference }) => parseReference(reference))}`,
    }),
    resolve: (query, _root, { reference }, { prisma }) =>
      prisma.transaction.findUnique({ ...query, where: { reference: parseReference(reference) } }),
  }),
  transactions: t.connection(
    {
      type: Transaction,
      authScopes: (_root, { filter }) => ({ 'ledger:read': true, ...scopesOfTransactions(filter) }),
      ...refusable('Transactions, newest first.'),
      args: { filter: t.arg({ type: TransactionFilter, description: 'Only transactions that match.' }) },
      ...rootList(
        (args: TransactionListArgs) => listTransactions(parseTransactionFilter(args.filter)),
        findTransactions,
      ),
    },
    ...TransactionConnection,
  ),
}));
