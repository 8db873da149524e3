import { builder } from '../graphql/builder.ts';
import { refusableMutation } from '../graphql/refusable.ts';
import { decodeId } from '../ids.ts';
import { Balance } from './balance.graphql.ts';
import { parseLinkTarget } from './balance.input.ts';
import { closeBalance, reopenBalance } from './balance.status.ts';
import { createBalance, linkBalance } from './balance.ts';
import { updateBalance } from './balance.update.ts';

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

const UpdateBalanceInput = builder.inputType('UpdateBalanceInput', {
  description: 'Changes to a balance: absent keeps.',
  fields: (t) => ({
    overdraftLimit: t.field({
      type: 'Decimal',
      description: 'How far below zero it may go; null: unlimited. Not less than it uses now.',
    }),
    indicator: t.string({
      description:
        'Its name among internal balances: @ and 1 to 64 letters, digits or _ . : / -; unique with its currency. Null: none.',
    }),
  }),
});

const idArgument = { required: true, description: 'The balance.' } as const;
const reasonArgument = { required: true, description: 'Why, at most 1,000 characters; kept with its event.' } as const;

/** Who names an identity must be allowed to know of it. */
function scopesOfLink(input: { identityId?: string | null } | null | undefined) {
  return input?.identityId ? ({ 'identities:read': true } as const) : {};
}

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
  updateBalance: t.prismaField({
    type: Balance,
    authScopes: { 'ledger:write': true },
    ...refusableMutation(
      'Changes the overdraft limit or the indicator of a balance. What is so already changes nothing. A limit below what the balance ' +
        'uses of it, holds included, is refused with OVERDRAFT_IN_USE: no balance is ever below its limit, and the error says how much ' +
        'is in use. Without its indicator, later transactions do not find the balance by it; earlier ones stay as they are.',
    ),
    args: {
      id: t.arg.id(idArgument),
      input: t.arg({ type: UpdateBalanceInput, required: true, description: 'The changes; at least one.' }),
      expectedVersion: t.arg.int({ description: 'Refuse with VERSION_MISMATCH unless the balance has this version.' }),
    },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Balance', args.id);
      await updateBalance(context, id, args.input, args.expectedVersion);
      return context.prisma.balance.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  closeBalance: t.prismaField({
    type: Balance,
    authScopes: { 'ledger:write': true },
    ...refusableMutation(
      'Keeps a balance from sending and receiving: BALANCE_CLOSED from then on, also for a refund of what it sent or received. It ' +
        'must hold nothing, neither an amount nor an open hold: else BALANCE_NOT_EMPTY. Closed already: nothing changes.',
    ),
    args: { id: t.arg.id(idArgument), reason: t.arg.string(reasonArgument) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Balance', args.id);
      await closeBalance(context, id, args.reason);
      return context.prisma.balance.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  reopenBalance: t.prismaField({
    type: Balance,
    authScopes: { 'ledger:write': true },
    ...refusableMutation('Lets a closed balance send and receive again. Open already: nothing changes.'),
    args: { id: t.arg.id(idArgument), reason: t.arg.string(reasonArgument) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Balance', args.id);
      await reopenBalance(context, id, args.reason);
      return context.prisma.balance.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
