import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { builder, prisma } from './builder.ts';
import { IdentityType, TransactionType } from './types.ts';

// The same stack as Signet's, as its tutorials teach it: a field for each relation, and Prisma does the rest.

builder.queryType({
  fields: (t) => ({
    identity: t.prismaField({
      type: IdentityType,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (query, _, { id }) => prisma.identity.findUnique({ ...query, where: { id } }),
    }),
    identities: t.prismaConnection({
      type: IdentityType,
      cursor: 'id',
      resolve: (query) => prisma.identity.findMany({ ...query, orderBy: { id: 'desc' } }),
    }),
  }),
});

const RecordTransactionInput = builder.inputType('RecordTransactionInput', {
  fields: (t) => ({
    reference: t.string({ required: true }),
    amount: t.string({ required: true }),
    currency: t.string({ required: true }),
    source: t.id({ required: true }),
    destination: t.id({ required: true }),
    description: t.string(),
  }),
});

const CreateIdentityInput = builder.inputType('CreateIdentityInput', {
  fields: (t) => ({
    externalId: t.string(),
    identityType: t.string({ required: true }),
    firstName: t.string(),
    lastName: t.string(),
    emailAddress: t.string(),
    phoneNumber: t.string(),
    category: t.string(),
    street: t.string(),
    city: t.string(),
    state: t.string(),
    postCode: t.string(),
    country: t.string(),
    metadata: t.field({ type: 'JSONObject' }),
  }),
});

builder.mutationType({
  fields: (t) => ({
    recordTransaction: t.prismaField({
      type: TransactionType,
      args: { input: t.arg({ type: RecordTransactionInput, required: true }) },
      resolve: (query, _, { input: { source, destination, ...data } }) =>
        prisma.$transaction(async (tx) => {
          const moves = [
            { id: source, balance: { decrement: data.amount } },
            { id: destination, balance: { increment: data.amount } },
          ];
          // Locks in the order of ids, so that two transactions in opposite directions cannot deadlock.
          moves.sort((one, other) => (one.id < other.id ? -1 : 1));
          for (const { id, balance } of moves) await tx.balance.update({ where: { id }, data: { balance } });
          return tx.transaction.create({ ...query, data: { ...data, sourceId: source, destinationId: destination } });
        }),
    }),
    createIdentity: t.prismaField({
      type: IdentityType,
      args: { input: t.arg({ type: CreateIdentityInput, required: true }) },
      resolve: (query, _, { input }) =>
        prisma.identity.create({ ...query, data: { ...input, metadata: input.metadata ?? {} } }),
    }),
  }),
});

const server = createServer(createYoga({ schema: builder.toSchema(), graphiql: false, logging: 'error' }));
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(`Ready at http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
