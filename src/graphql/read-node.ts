import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Prisma } from '../db/open-database.ts';
import type { NodeType } from '../ids.ts';
import type { Context } from './context.ts';

/** The record of this type and id, with what is selected of it; for a field that returns an interface. */
export async function readNode(
  context: Context,
  info: GraphQLResolveInfo,
  type: NodeType,
  id: string,
): Promise<{ id: string; metadata: Prisma.JsonValue }> {
  const query = { ...queryFromInfo({ context, info, typeName: type }), where: { id } };
  const { prisma } = context;
  const readers = {
    Identity: () => prisma.identity.findUniqueOrThrow(query as Prisma.IdentityFindUniqueOrThrowArgs),
    Ledger: () => prisma.ledger.findUniqueOrThrow(query as Prisma.LedgerFindUniqueOrThrowArgs),
    Balance: () => prisma.balance.findUniqueOrThrow(query as Prisma.BalanceFindUniqueOrThrowArgs),
    Transaction: () => prisma.transaction.findUniqueOrThrow(query as Prisma.TransactionFindUniqueOrThrowArgs),
  };
  const record = await readers[type]();
  // Nodes are registered by name, which the type of this parameter does not know.
  brandWithType(record, type as never);
  return record;
}
