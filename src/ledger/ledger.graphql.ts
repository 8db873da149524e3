import {
  Balance,
  BalanceConnection,
  type BalanceListArgs,
  balanceListArgs,
  findBalances,
  scopesOfList,
} from '../balance/balance.graphql.ts';
import { parseBalanceFilter } from '../balance/balance.input.ts';
import { listBalancesOfLedger } from '../balance/balance.sql.ts';
import { builder } from '../graphql/builder.ts';
import { unindexed } from '../graphql/complexity.ts';
import { listOfEach, rootList, type WindowArgs } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import { DateTimeFilter, StringFilter } from '../graphql/filters.ts';
import { HasMetadata } from '../graphql/has-metadata.ts';
import { nullWithout } from '../graphql/node-scopes.ts';
import { orderInput } from '../graphql/order.ts';
import { refusable, refusableMutation } from '../graphql/refusable.ts';
import { recordById } from '../graphql/sql-field.ts';
import { decodeId } from '../ids.ts';
import { recordTypes } from '../record-types.ts';
import { type GivenLedgerFilter, parseLedgerFilter } from './ledger.input.ts';
import { listLedgers, type LedgerOrder as Order } from './ledger.sql.ts';
import { createLedger, updateLedger } from './ledger.ts';

export const Ledger = builder.prismaNode('Ledger', {
  id: { field: 'id', description: 'The id: `ldg_` and a UUID.' },
  nullable: true,
  interfaces: [HasMetadata],
  authScopes: { [recordTypes.Ledger.readScope]: true },
  description: 'A book that balances are kept in.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What people call it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    balances: t.connection(
      {
        type: Balance,
        authScopes: (_ledger, { filter }) => ({ 'ledger:read': true, ...scopesOfList(filter) }),
        ...refusable('The balances that are kept in it, newest first unless `orderBy` says otherwise.'),
        args: balanceListArgs,
        ...listOfEach(
          (args: BalanceListArgs) => listBalancesOfLedger(parseBalanceFilter(args.filter), args.orderBy),
          findBalances,
        ),
      },
      ...BalanceConnection,
    ),
  }),
});

const LedgerOrder = orderInput(
  'LedgerOrder',
  'ledgers',
  {
    CREATED_AT: { description: 'The time of creation.' },
    NAME: { description: 'The name, upper and lower case alike.' },
  },
  'ASC',
);

const LedgerFilter = builder.inputRef<GivenLedgerFilter>('LedgerFilter').implement({
  description: 'Conditions on a ledger; all that are given must hold. At most 5 levels and 100 conditions.',
  fields: (t) => ({
    and: t.field({ type: [LedgerFilter], description: 'All of these hold.' }),
    or: t.field({ type: [LedgerFilter], description: 'At least one of these holds; of none, none does.' }),
    not: t.field({
      type: LedgerFilter,
      description: 'This does not hold, as when it is about a value that is missing.',
    }),
    name: t.field({ type: StringFilter, description: 'On the name.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'On the time of creation.' }),
    metadata: t.field({ type: 'JSONObject', ...unindexed('The metadata contains this, at any depth.') }),
  }),
});

interface LedgerListArgs extends WindowArgs {
  filter?: GivenLedgerFilter | null;
  orderBy?: Order | null;
}

const LedgerConnection = connectionTypes('Ledger', Ledger);

builder.queryFields((t) => ({
  ledger: t.prismaField({
    type: Ledger,
    nullable: true,
    ...nullWithout('ledger:read'),
    description: 'The ledger with this id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    extensions: recordById('Ledger'),
    resolve: (query, _root, { id }, { prisma }) =>
      prisma.ledger.findUnique({ ...query, where: { id: decodeId('Ledger', id) } }),
  }),
  ledgers: t.connection(
    {
      type: Ledger,
      authScopes: { 'ledger:read': true },
      ...refusable('Ledgers, newest first unless `orderBy` says otherwise.'),
      args: {
        filter: t.arg({ type: LedgerFilter, description: 'Only ledgers that match.' }),
        orderBy: t.arg({ type: LedgerOrder, description: 'Another order.' }),
      },
      ...rootList(
        (args: LedgerListArgs) => listLedgers(parseLedgerFilter(args.filter), args.orderBy),
        (prisma) => (query) => prisma.ledger.findMany(query),
      ),
    },
    ...LedgerConnection,
  ),
}));

const CreateLedgerInput = builder.inputType('CreateLedgerInput', {
  description: 'A new ledger.',
  fields: (t) => ({
    id: t.id({ description: "An id of the caller's own making, `ldg_` and a UUID; made by the server when absent." }),
    name: t.string({ required: true, description: 'What people call it; at most 200 characters.' }),
    metadata: t.field({
      type: 'JSONObject',
      description: "The caller's own data: at most 16 kB, 32 levels and 1,000 keys.",
    }),
  }),
});

const UpdateLedgerInput = builder.inputType('UpdateLedgerInput', {
  description: 'Changes to a ledger: absent keeps, metadata replaces the whole object, and null clears it.',
  fields: (t) => ({
    name: t.string({ description: 'What people call it; at most 200 characters. Cannot be cleared.' }),
    metadata: t.field({
      type: 'JSONObject',
      description: "The caller's own data: at most 16 kB, 32 levels and 1,000 keys.",
    }),
  }),
});

builder.mutationFields((t) => ({
  createLedger: t.prismaField({
    type: Ledger,
    authScopes: { 'ledger:write': true },
    ...refusableMutation(
      'Creates a ledger. A retry with the same id and content returns the ledger that was created, as it is now; with other ' +
        'content it is refused with CONFLICT.',
    ),
    args: { input: t.arg({ type: CreateLedgerInput, required: true, description: 'The new ledger.' }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await createLedger(context, input);
      return context.prisma.ledger.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  updateLedger: t.prismaField({
    type: Ledger,
    authScopes: { 'ledger:write': true },
    ...refusableMutation('Renames a ledger, or replaces its metadata. What is so already changes nothing.'),
    args: {
      id: t.arg.id({ required: true, description: 'The ledger.' }),
      input: t.arg({ type: UpdateLedgerInput, required: true, description: 'The changes; at least one.' }),
    },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Ledger', args.id);
      await updateLedger(context, id, args.input);
      return context.prisma.ledger.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
