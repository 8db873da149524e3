import { builder } from '../graphql/builder.ts';
import { decodeId } from '../ids.ts';
import { Balance } from './balance.graphql.ts';
import { closeBalance, reopenBalance } from './balance.status.ts';
import { updateBalance } from './balance.update.ts';

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

builder.mutationFields((t) => ({
  updateBalance: t.prismaField({
    type: Balance,
    nullable: true,
    authScopes: { 'ledger:write': true },
    description:
      'Changes the overdraft limit or the indicator of a balance. What is so already changes nothing. A limit below what the balance ' +
      'uses of it, holds included, is refused with OVERDRAFT_IN_USE: no balance is ever below its limit, and the error says how much ' +
      'is in use. Without its indicator, later transactions do not find the balance by it; earlier ones stay as they are.',
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
    nullable: true,
    authScopes: { 'ledger:write': true },
    description:
      'Keeps a balance from sending and receiving: BALANCE_CLOSED from then on, also for a refund of what it sent or received. It ' +
      'must hold nothing, neither an amount nor an open hold: else BALANCE_NOT_EMPTY. Closed already: nothing changes.',
    args: { id: t.arg.id(idArgument), reason: t.arg.string(reasonArgument) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Balance', args.id);
      await closeBalance(context, id, args.reason);
      return context.prisma.balance.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  reopenBalance: t.prismaField({
    type: Balance,
    nullable: true,
    authScopes: { 'ledger:write': true },
    description: 'Lets a closed balance send and receive again. Open already: nothing changes.',
    args: { id: t.arg.id(idArgument), reason: t.arg.string(reasonArgument) },
    resolve: async (query, _root, args, context) => {
      const id = decodeId('Balance', args.id);
      await reopenBalance(context, id, args.reason);
      return context.prisma.balance.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
