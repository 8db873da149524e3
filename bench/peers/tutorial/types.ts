import { builder } from './builder.ts';
import type { Transaction } from './generated/client.ts';

export const TransactionType = builder.prismaObject('Transaction', {
  fields: (t) => ({
    id: t.exposeID('id'),
    reference: t.exposeString('reference'),
    amount: t.string({ resolve: ({ amount }) => amount.toFixed() }),
    currency: t.exposeString('currency'),
    description: t.exposeString('description', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    sourceId: t.exposeID('sourceId'),
    destinationId: t.exposeID('destinationId'),
    source: t.relation('source'),
    destination: t.relation('destination'),
  }),
});

builder.prismaObject('Balance', {
  fields: (t) => ({
    id: t.exposeID('id'),
    currency: t.exposeString('currency'),
    balance: t.string({ resolve: ({ balance }) => balance.toFixed() }),
  }),
});

const newestFirst = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
const newestTen = { orderBy: { id: 'desc' as const }, take: 10 };

export const IdentityType = builder.prismaObject('Identity', {
  fields: (t) => ({
    id: t.exposeID('id'),
    externalId: t.exposeString('externalId', { nullable: true }),
    firstName: t.exposeString('firstName', { nullable: true }),
    lastName: t.exposeString('lastName', { nullable: true }),
    emailAddress: t.exposeString('emailAddress', { nullable: true }),
    category: t.exposeString('category', { nullable: true }),
    country: t.exposeString('country', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    balances: t.relation('balances', { query: { orderBy: newestFirst } }),
    transactions: t.field({
      type: [TransactionType],
      // Prisma has no "newest ten over all balances", and a filter over both relations reads a table from end to end.
      select: {
        balances: { orderBy: newestFirst, include: { outgoing: newestTen, incoming: newestTen } },
      },
      resolve: ({ balances }) => newestOf(balances.flatMap(({ outgoing, incoming }) => [...outgoing, ...incoming])),
    }),
  }),
});

function newestOf(transactions: Transaction[]): Transaction[] {
  const byId = new Map(transactions.map((transaction) => [transaction.id, transaction]));
  return [...byId.values()].sort((one, other) => (one.id < other.id ? 1 : -1)).slice(0, 10);
}
