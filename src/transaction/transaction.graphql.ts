import { Prisma, type PrismaClient } from '../db/open-database.ts';
import { hasCondition } from '../filter-nesting.ts';
import { builder } from '../graphql/builder.ts';
import { unindexed } from '../graphql/complexity.ts';
import { listOfEach, rootList, type WindowArgs } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { DateTimeFilter, DecimalFilter, StringFilter } from '../graphql/filters.ts';
import { HasMetadata } from '../graphql/has-metadata.ts';
import { nullWithout } from '../graphql/node-scopes.ts';
import { orderInput } from '../graphql/order.ts';
import { refusable } from '../graphql/refusable.ts';
import { inSql, recordById } from '../graphql/sql-field.ts';
import { decodeId } from '../ids.ts';
import { recordTypes } from '../record-types.ts';
import { derivedTransactions } from './transaction.derived.graphql.ts';
import { type GivenTransactionFilter, parseReference, parseTransactionFilter } from './transaction.input.ts';
import {
  listChildTransactions,
  listTransactions,
  type TransactionOrder as Order,
  shownMetadata,
} from './transaction.sql.ts';

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
  description:
    'What a transaction did with its amount when it was recorded. What became of a hold since is its HoldStatus.',
  values: {
    APPLIED: { description: 'Moved it.' },
    INFLIGHT: { description: 'Set it aside: a HOLD.' },
    COMMITTED: { description: 'Moved it, which a hold had set aside: a COMMIT.' },
    VOIDED: { description: 'Released it, which a hold had set aside: a VOID.' },
  } as const,
});

export const HoldStatus = builder.enumType('HoldStatus', {
  description: 'What became of a hold.',
  values: {
    OPEN: { description: 'Something is left of it to be committed or voided.' },
    COMMITTED: { description: 'Nothing is left: it was committed, or a part of it was and the rest was voided.' },
    VOIDED: { description: 'Nothing is left, and nothing moved: all of it was voided.' },
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
    isOpen: t.boolean({
      description:
        'Is a hold of which something is left (true), or a hold that is settled (false). True costs a look-up in an index that ' +
        'has the open holds alone, however many were settled; false looks through the list for a page of them.',
    }),
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

const TransactionOrder = orderInput(
  'TransactionOrder',
  'transactions',
  {
    CREATED_AT: { description: 'The time they were recorded.' },
    EFFECTIVE_AT: { description: 'The time they count.' },
    AMOUNT: { description: 'The amount, whatever the currency; of equals the time they count.' },
  },
  'DESC',
);

export const transactionListArgs = builder.args((t) => ({
  filter: t.field({ type: TransactionFilter, description: 'Only transactions that match.' }),
  orderBy: t.field({ type: TransactionOrder, description: 'Another order.' }),
}));

/** Who asks for transactions by whose they are must be allowed to know of identities. */
export function scopesOfTransactions(filter: TransactionListArgs['filter']) {
  return hasCondition(filter, ['identityId']) ? ({ 'identities:read': true } as const) : {};
}

/** The arguments of a list of transactions. */
export interface TransactionListArgs extends WindowArgs {
  filter?: GivenTransactionFilter | null;
  orderBy?: Order | null;
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
    status: t.expose('status', {
      type: TransactionStatus,
      description: 'What it did when it was recorded, which never changes: a hold stays INFLIGHT. See holdStatus.',
    }),
    holdStatus: t.field({
      type: HoldStatus,
      nullable: true,
      description: 'Of a HOLD whether something is left of it, or what became of it; null for any other transaction.',
      ...derivedTransactions.holdStatus,
    }),
    amount: t.expose('amount', { type: 'Decimal', description: 'How much; more than 0.' }),
    remainingAmount: t.field({
      type: 'Decimal',
      description:
        'What can still be committed or voided of a HOLD, or refunded of a TRANSFER or COMMIT; 0 when nothing is left, and of a ' +
        'VOID and a REFUND.',
      ...derivedTransactions.remainingAmount,
    }),
    refundedAmount: t.field({
      type: 'Decimal',
      description:
        'How much of a TRANSFER or COMMIT was refunded; 0 of any other kind, for a hold is refunded by its commits.',
      ...derivedTransactions.refundedAmount,
    }),
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
      authScopes: (_parent, { filter }) => ({ 'ledger:read': true, ...scopesOfTransactions(filter) }),
      ...refusable('The transactions that followed from it, newest first unless `orderBy` says otherwise.'),
      args: transactionListArgs,
      ...listOfEach(
        (args: TransactionListArgs) => listChildTransactions(parseTransactionFilter(args.filter), args.orderBy),
        findTransactions,
      ),
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
      ...refusable('Transactions, newest first unless `orderBy` says otherwise.'),
      args: transactionListArgs,
      ...rootList(
        (args: TransactionListArgs) => listTransactions(parseTransactionFilter(args.filter), args.orderBy),
        findTransactions,
      ),
    },
    ...TransactionConnection,
  ),
}));
