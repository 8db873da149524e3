import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Prisma } from '../db/open-database.ts';
import { notFound } from '../errors.ts';
import { encodeId, type NodeType } from '../ids.ts';
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
    Identity: () => prisma.identity.findUnique(query as Prisma.IdentityFindUniqueArgs),
    Ledger: () => prisma.ledger.findUnique(query as Prisma.LedgerFindUniqueArgs),
    Balance: () => prisma.balance.findUnique(query as Prisma.BalanceFindUniqueArgs),
    Transaction: () => prisma.transaction.findUnique(query as Prisma.TransactionFindUniqueArgs),
  };
  const record = await readers[type]();
  // Deleted by another call since it was changed.
  if (!record) throw notFound(['id'], `id: there is no ${type.toLowerCase()} ${encodeId(type, id)}.`);
  // Nodes are registered by name, which the type of this parameter does not know.
  brandWithType(record, type as never);
  return record;
}
