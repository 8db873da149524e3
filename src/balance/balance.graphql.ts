import { AuditEvent, AuditEventConnection, historyReason, resolveHistory } from '../audit/audit.graphql.ts';
import { Prisma, type PrismaClient } from '../db/open-database.ts';
import { hasCondition } from '../filter-nesting.ts';
import { builder } from '../graphql/builder.ts';
import { unindexed } from '../graphql/complexity.ts';
import { listOfEach, pageComplexity, rootList, type WindowArgs } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { derived } from '../graphql/derived.ts';
import { DateTimeFilter, DecimalFilter, StringFilter } from '../graphql/filters.ts';
import { HasMetadata } from '../graphql/has-metadata.ts';
import { nullWithout } from '../graphql/node-scopes.ts';
import { refusable, refusableMutation } from '../graphql/refusable.ts';
import { byResolver, inSql, recordById } from '../graphql/sql-field.ts';
import { decodeId } from '../ids.ts';
import { recordTypes } from '../record-types.ts';
import {
  findTransactions,
  scopesOfTransactions,
  Transaction,
  TransactionConnection,
  TransactionFilter,
  type TransactionListArgs,
} from '../transaction/transaction.graphql.ts';
import { parseTransactionFilter } from '../transaction/transaction.input.ts';
import { listTransactionsOfBalance } from '../transaction/transaction.sql.ts';
import { derivedBalances } from './balance.derived.graphql.ts';
import {
  type GivenBalanceFilter,
  parseBalanceFilter,
  parseIndicator,
  parseLinkTarget,
  parseTime,
} from './balance.input.ts';
import { balanceAt, listBalances } from './balance.sql.ts';
import { createBalance, linkBalance } from './balance.ts';

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
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency.' }),
    balance: t.field({ type: DecimalFilter, ...unindexed('On what it holds: creditBalance - debitBalance.') }),
    indicator: t.field({ type: StringFilter, description: 'On the indicator.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'On the time of creation.' }),
    metadata: t.field({ type: 'JSONObject', description: 'The metadata contains this, at any depth.' }),
  }),
});

/** The arguments of a list of balances. */
export interface BalanceListArgs extends WindowArgs {
  filter?: GivenBalanceFilter | null;
}

export const findBalances = (prisma: PrismaClient) => (query: object) => prisma.balance.findMany(query);

/** Who asks for balances by whose they are must be allowed to know of identities. */
export function scopesOfList(filter: BalanceListArgs['filter']) {
  return hasCondition(filter, ['identityId', 'isLinked']) ? ({ 'identities:read': true } as const) : {};
}

/** Who names an identity must be allowed to know of it. */
export function scopesOfLink(input: { identityId?: string | null } | null | undefined) {
  return input?.identityId ? ({ 'identities:read': true } as const) : {};
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
    version: t.exposeInt('version', {
      description:
        '1 on creation, and one more with every change of its link or metadata. Its transactions are no changes of it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    transactions: t.connection(
      {
        type: Transaction,
        authScopes: (_balance, { filter }) => ({ 'ledger:read': true, ...scopesOfTransactions(filter) }),
        ...refusable('The transactions from or to it, newest first.'),
        args: { filter: t.arg({ type: TransactionFilter, description: 'Only transactions that match.' }) },
        ...listOfEach(
          (args: TransactionListArgs) => listTransactionsOfBalance(parseTransactionFilter(args.filter)),
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
        complexity: pageComplexity,
        extensions: byResolver(historyReason),
        resolve: (balance, args, context, info) => resolveHistory('Balance', balance.id, args, context, info),
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
      ...refusable('Balances, newest first.'),
      args: { filter: t.arg({ type: BalanceFilter, description: 'Only balances that match.' }) },
      ...rootList((args: BalanceListArgs) => listBalances(parseBalanceFilter(args.filter)), findBalances),
    },
    ...BalanceConnection,
  ),
}));

const CreateBalanceInput = builder.inputType('CreateBalanceInput', {
  description: 'A new balance.',
  fields: (t) => ({
    id: t.id({ description: "An id of the caller's own making, `bln_` and a UUID; made by the server when absent." }),
    ledgerId: t.id({ required: true, description: 'The ledger to keep it in.' }),
    identityId: t.id({ description: 'Whose it is; absent or null: nobody.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Its currency.' }),
    indicator: t.string({
      description:
        'A name for an internal balance: @ and 1 to 64 letters, digits or _ . : / -; unique with its currency.',
    }),
    overdraftLimit: t.field({
      type: 'Decimal',
      description: 'How far below zero it may go: 0 when absent, unlimited when null.',
    }),
    metadata: t.field({
      type: 'JSONObject',
      description: "The caller's own data: at most 16 kB, 32 levels and 1,000 keys.",
    }),
  }),
});

builder.mutationFields((t) => ({
  createBalance: t.prismaField({
    type: Balance,
    authScopes: (_root, { input }) => ({ 'ledger:write': true, ...scopesOfLink(input) }),
    ...refusableMutation(
      'Creates a balance, with nothing in it. A retry with the same id and content returns the balance that was created, as ' +
        'it is now; with other content it is refused with CONFLICT.',
    ),
    args: { input: t.arg({ type: CreateBalanceInput, required: true, description: 'The new balance.' }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await createBalance(context, input);
      return context.prisma.balance.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  linkBalance: t.prismaField({
    type: Balance,
    authScopes: { 'ledger:write': true, 'identities:read': true },
    ...refusableMutation('Links a balance to an identity, or moves its link to another. Its transactions go with it.'),
    args: {
      balanceId: t.arg.id({ required: true, description: 'The balance.' }),
      identityId: t.arg.id({
        description: 'The identity; null unlinks. It must be given, so that no link is lost by an omission.',
      }),
    },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Balance', args.balanceId, ['balanceId']);
      await linkBalance(context, id, parseLinkTarget(args.identityId));
      return context.prisma.balance.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
