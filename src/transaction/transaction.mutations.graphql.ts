import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { PrismaClient } from '../db/open-database.ts';
import { builder } from '../graphql/builder.ts';
import { relationsAskedFor } from '../graphql/collect-fields.ts';
import type { Context } from '../graphql/context.ts';
import { ItemError, throwFault, toItemError } from '../graphql/item-error.ts';
import { loadPerField } from '../graphql/per-field.ts';
import { refusableMutation } from '../graphql/refusable.ts';
import { returningRow } from '../graphql/row-field.ts';
import { takesRows } from '../graphql/rows-argument.ts';
import { Transaction } from './transaction.graphql.ts';
import type { GivenTransaction } from './transaction.input.ts';
import type { Recorded, RecordResult } from './transaction.record.ts';
import {
  commitTransaction,
  recordTransaction,
  recordTransactions,
  refundTransaction,
  transactionsAtMost,
  voidTransaction,
} from './transaction.ts';

const RecordTransactionInput = builder.inputType('RecordTransactionInput', {
  description: 'A transaction to record.',
  fields: (t) => ({
    reference: t.string({
      required: true,
      description: "The caller's own id of it, 1 to 200 characters; unique. Kept in NFC, without invisible characters.",
    }),
    amount: t.field({
      type: 'Decimal',
      required: true,
      description: 'How much, more than 0, in no more fraction digits than the currency has.',
    }),
    currency: t.field({
      type: 'CurrencyCode',
      required: true,
      description: 'Its currency; both balances must have the same.',
    }),
    source: t.id({
      required: true,
      description: 'Where it comes from: the id of a balance, or an indicator such as "@world".',
    }),
    destination: t.id({ required: true, description: 'Where it goes to: the id of a balance, or an indicator.' }),
    description: t.string({ description: 'What it is for; at most 200 characters.' }),
    effectiveAt: t.field({ type: 'DateTime', description: 'When it counts, for balanceAt; now when absent.' }),
    hold: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether the amount is only held: it is INFLIGHT until it is committed or voided.',
    }),
    metadata: t.field({
      type: 'JSONObject',
      description: "The caller's own data: at most 16 kB, 32 levels and 1,000 keys.",
    }),
  }),
});

/** Whether the row as it was recorded just now answers what is selected: of other records it tells the ids. */
function isAnsweredByRow({ include }: { include?: object }, info: GraphQLResolveInfo): boolean {
  const asked = relationsAskedFor(info);
  return Object.keys(include ?? {}).every((name) => name === 'annotation' || name === 'parent' || !asked.has(name));
}

function readRecorded(prisma: PrismaClient, query: object, { id, row }: Recorded, info: GraphQLResolveInfo) {
  if (row && isAnsweredByRow(query, info)) return row;
  return prisma.transaction.findUniqueOrThrow({ ...query, where: { id } });
}

const namesIdentity = ({ viewer }: Context) => viewer.scopes.has('identities:read');

const recording = returningRow(
  ({ input }: { input: GivenTransaction }, context) => recordTransaction(context, input, namesIdentity(context)),
  ({ row }) => row,
);

/** A result with the others of its call, so that all are read at once. */
type SharedResult = { result: RecordResult; all: RecordResult[] };

const RecordTransactionResult = builder.objectRef<SharedResult>('RecordTransactionResult').implement({
  description: 'What became of one input: the transaction, or the error that it met.',
  fields: (t) => ({
    transaction: t.field({
      type: Transaction,
      nullable: true,
      description: 'The transaction that was recorded, now or before; null when there is an error.',
      resolve: ({ result, all }, _args, context, info) => {
        throwFault(result);
        if ('error' in result) return null;
        return loadPerField(context, info, result.id, async (ids) => {
          const query = queryFromInfo({ context, info });
          const rows = all.flatMap((one) => ('row' in one && one.row ? [one.row] : []));
          const known = new Map(isAnsweredByRow(query, info) ? rows.map((row) => [row.id, row]) : []);
          const missing = ids.filter((id) => !known.has(id));
          if (missing.length === 0) return known;
          const found = await context.prisma.transaction.findMany({ ...query, where: { id: { in: missing } } });
          return new Map([...known, ...found.map((row) => [row.id, row] as const)]);
        });
      },
    }),
    error: t.field({
      type: ItemError,
      nullable: true,
      description: 'Why it was refused; null when it was not.',
      resolve: ({ result }) => ('error' in result ? toItemError(result.error) : null),
    }),
  }),
});

const following = {
  amount: 'How much, in no more fraction digits than the currency has; all that is left when absent.',
  reference:
    "The caller's own id of what is recorded; made by the server when absent, and then a retry is another call.",
} as const;

builder.mutationFields((t) => ({
  recordTransaction: t.prismaField({
    type: Transaction,
    authScopes: { 'ledger:write': true },
    ...refusableMutation(
      'Moves an amount from one balance to another, or holds it. A retry with the same reference and content returns ' +
        'what was recorded; with other content it is refused with DUPLICATE_REFERENCE.',
    ),
    args: { input: t.arg({ type: RecordTransactionInput, required: true, description: 'The transaction.' }) },
    extensions: recording.extensions,
    resolve: async (query, root, args, context, info) =>
      readRecorded(context.prisma, query, await recording.outcome(root, args, context), info),
  }),
  recordTransactions: t.field({
    type: [RecordTransactionResult],
    authScopes: { 'ledger:write': true },
    ...refusableMutation(
      'Records up to 1,000 transactions in the order of the inputs, and answers in it; each succeeds or fails independently, ' +
        'malformed ones too.',
    ),
    args: {
      inputs: t.arg({ type: [RecordTransactionInput], required: true, description: 'The transactions.' }),
      atomic: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'All or nothing: the first refusal is the error of the call, and nothing is recorded.',
      }),
    },
    extensions: takesRows('inputs', transactionsAtMost),
    complexity: ({ inputs }) => ({ field: 1, multiplier: Math.max(1, inputs.length) }),
    resolve: async (_root, { inputs, atomic }, context) => {
      const all = await recordTransactions(context, inputs, atomic, namesIdentity(context));
      return all.map((result) => ({ result, all }));
    },
  }),
  commitTransaction: t.prismaField({
    type: Transaction,
    authScopes: { 'ledger:write': true },
    ...refusableMutation(
      'Moves an amount that is held, or all that is left of it: answers with a COMMIT whose parent is the hold. A hold ' +
        'may be committed in parts.',
    ),
    args: {
      id: t.arg.id({ required: true, description: 'The HOLD.' }),
      amount: t.arg({ type: 'Decimal', description: following.amount }),
      reference: t.arg.string({ description: following.reference }),
    },
    resolve: async (query, _root, args, context) => {
      const id = await commitTransaction(context, args, namesIdentity(context));
      return context.prisma.transaction.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  voidTransaction: t.prismaField({
    type: Transaction,
    authScopes: { 'ledger:write': true },
    ...refusableMutation('Releases all that is left of a hold: answers with a VOID whose parent is the hold.'),
    args: {
      id: t.arg.id({ required: true, description: 'The HOLD.' }),
      reference: t.arg.string({ description: following.reference }),
    },
    resolve: async (query, _root, args, context) => {
      const id = await voidTransaction(context, args, namesIdentity(context));
      return context.prisma.transaction.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  refundTransaction: t.prismaField({
    type: Transaction,
    authScopes: { 'ledger:write': true },
    ...refusableMutation(
      'Moves an amount back to where it came from: answers with a REFUND whose parent is the transaction. All refunds of ' +
        'one together are never more than its amount.',
    ),
    args: {
      id: t.arg.id({ required: true, description: 'The TRANSFER or COMMIT.' }),
      amount: t.arg({ type: 'Decimal', description: following.amount }),
      reference: t.arg.string({ description: following.reference }),
    },
    resolve: async (query, _root, args, context) => {
      const id = await refundTransaction(context, args, namesIdentity(context));
      return context.prisma.transaction.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
