import { AuditEvent, AuditEventConnection, historyOf } from '../audit/audit.graphql.ts';
import {
  Balance,
  BalanceConnection,
  type BalanceListArgs,
  balanceListArgs,
  findBalances,
} from '../balance/balance.graphql.ts';
import { parseBalanceFilter } from '../balance/balance.input.ts';
import { listBalancesOfIdentity } from '../balance/balance.sql.ts';
import { Prisma } from '../db/open-database.ts';
import { builder } from '../graphql/builder.ts';
import { listOfEach } from '../graphql/connection.ts';
import { derivedFromRow } from '../graphql/derived.ts';
import { HasMetadata } from '../graphql/has-metadata.ts';
import { loadPerField } from '../graphql/per-field.ts';
import { refusable } from '../graphql/refusable.ts';
import { byResolver, inSql } from '../graphql/sql-field.ts';
import { recordTypes } from '../record-types.ts';
import {
  findTransactions,
  Transaction,
  TransactionConnection,
  type TransactionListArgs,
  transactionListArgs,
} from '../transaction/transaction.graphql.ts';
import { parseTransactionFilter } from '../transaction/transaction.input.ts';
import { listTransactionsOfIdentity } from '../transaction/transaction.sql.ts';
import { dayAttributes, eachAttribute, textAttributes } from './identity.attributes.ts';
import { readIdentitiesAsOf } from './identity.past.ts';
import { PiiFieldType } from './identity.pii.graphql.ts';
import { type CurrencyTotal, inOrderOfFields, readTotals, totalsOf } from './identity.sql.ts';
import { tokenizedFieldsOf } from './identity.tokens.ts';

export const IdentityType = builder.enumType('IdentityType', {
  description: 'What an identity stands for.',
  values: {
    INDIVIDUAL: { description: 'A person.' },
    ORGANIZATION: { description: 'A company or another body.' },
  } as const,
});

export const IdentityStatus = builder.enumType('IdentityStatus', {
  description: 'What may happen to an identity.',
  values: {
    ACTIVE: { description: 'Everything.' },
    FROZEN: { description: 'Its balances neither send nor receive.' },
    ARCHIVED: {
      description:
        'Closed to changes and new links, and left out of lists unless asked for by status; its balances still move.',
    },
    ERASED: { description: 'Its personal data was destroyed, for good; otherwise as ARCHIVED.' },
  } as const,
});

const CurrencyTotalType = builder.objectRef<CurrencyTotal>('CurrencyTotal').implement({
  description: 'What an identity holds in one currency over all linked balances.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency of the row.' }),
    balance: t.expose('balance', { type: 'Decimal', description: 'Credits minus debits.' }),
    creditBalance: t.expose('creditBalance', { type: 'Decimal', description: 'All that came in.' }),
    debitBalance: t.expose('debitBalance', { type: 'Decimal', description: 'All that went out.' }),
    inflightBalance: t.expose('inflightBalance', {
      type: 'Decimal',
      description: 'Held and not yet applied, credits minus debits.',
    }),
    balanceCount: t.exposeInt('balanceCount', { description: 'How many balances the row adds up.' }),
  }),
});

/** The scalar of an attribute of this form. */
export const scalarOf = {
  LINE: 'String',
  TEXT: 'String',
  LABEL: 'String',
  IDENTIFIER: 'String',
  EMAIL: 'EmailAddress',
  PHONE: 'PhoneNumber',
  DAY: 'Date',
} as const;

export const Identity = builder.prismaNode('Identity', {
  id: { field: 'id', description: 'The id: `idt_` and a UUID.' },
  nullable: true,
  interfaces: [HasMetadata],
  authScopes: { [recordTypes.Identity.readScope]: true },
  description: 'A person or an organization, linked to the balances and transactions it owns.',
  fields: (t) => ({
    ...eachAttribute(textAttributes, ({ form, output }, name) =>
      t.expose(name, { type: scalarOf[form], nullable: true, description: output }),
    ),
    ...eachAttribute(dayAttributes, ({ form, output }, name) =>
      t.expose(name, { type: scalarOf[form], nullable: true, description: output }),
    ),
    identityType: t.expose('identityType', { type: IdentityType, description: 'Person or organization.' }),
    status: t.expose('status', { type: IdentityStatus, description: 'What may happen to it now.' }),
    displayName: t.exposeString('displayName', {
      description:
        'The name to show: "Alice Marie Smith", or the organization\'s name; the e-mail address of a person without a name; ' +
        '"Erased identity" of an erased one. Never blank.',
    }),
    version: t.exposeInt('version', { description: '1 on creation, and one more with every change.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    balances: t.connection(
      {
        type: Balance,
        ...refusable('The balances that are linked to it now, newest first unless `orderBy` says otherwise.'),
        authScopes: { 'ledger:read': true },
        args: balanceListArgs,
        ...listOfEach(
          (args: BalanceListArgs) => listBalancesOfIdentity(parseBalanceFilter(args.filter), args.orderBy),
          findBalances,
        ),
      },
      ...BalanceConnection,
    ),
    transactions: t.connection(
      {
        type: Transaction,
        ...refusable(
          'Every transaction from or to a balance that is linked to it now, each once, newest first unless `orderBy` says otherwise.',
        ),
        authScopes: { 'ledger:read': true },
        args: transactionListArgs,
        ...listOfEach(
          (args: TransactionListArgs) => listTransactionsOfIdentity(parseTransactionFilter(args.filter), args.orderBy),
          findTransactions,
        ),
      },
      ...TransactionConnection,
    ),
    totals: t.field({
      type: [CurrencyTotalType],
      ...refusable('One row for each currency over all linked balances, by currency; empty when none is linked.'),
      authScopes: { 'ledger:read': true },
      extensions: inSql({ rows: (id) => totalsOf(Prisma.sql`= ${id}`) }),
      resolve: (identity, _args, context, info) =>
        loadPerField(context, info, identity.id, (ids) => readTotals(context.prisma, ids)),
    }),
    history: t.connection(
      {
        type: AuditEvent,
        ...refusable('What happened to it since its creation, newest first.'),
        authScopes: { 'audit:read': true },
        ...historyOf('Identity'),
      },
      ...AuditEventConnection,
    ),
    asOf: t.field({
      type: 'JSONObject',
      nullable: true,
      description:
        'Its own fields as they stood at this time, with the values behind tokens; null before its creation, and before ' +
        'the log began. Personal values are "[redacted]" without the scope pii:read, and "[erased]" since its erasure.',
      authScopes: { 'audit:read': true },
      args: { time: t.arg({ type: 'DateTime', required: true, description: 'The time, inclusive.' }) },
      extensions: byResolver('What happened to it is decrypted and undone event by event.'),
      resolve: (identity, { time }, context, info) => {
        const { prisma, vault, viewer } = context;
        const seesPersonal = viewer.scopes.has('pii:read');
        return loadPerField(context, info, identity.id, (ids) =>
          readIdentitiesAsOf(prisma, vault.masterKeys, ids, time, seesPersonal),
        );
      },
    }),
    tokenizedFields: t.field({
      type: [PiiFieldType],
      description: 'The fields that hold a token in the place of their value; see `tokenizeIdentity`.',
      ...derivedFromRow((column) => inOrderOfFields(column('tokenizedFields')), tokenizedFieldsOf),
    }),
  }),
});
