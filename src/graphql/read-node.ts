import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { AuditedType } from '../audit/audited-types.ts';
import type { Prisma, PrismaClient } from '../db/open-database.ts';
import type { TypeWithMetadata } from '../metadata/metadata-types.ts';
import type { Context } from './context.ts';

type NodeRecord<Type extends AuditedType> = Type extends TypeWithMetadata
  ? { id: string; metadata: Prisma.JsonValue }
  : { id: string };

type Finders = {
  [Type in AuditedType]: (prisma: PrismaClient, query: object) => PromiseLike<NodeRecord<Type>[]>;
};

const finders: Finders = {
  Identity: (prisma, query) => prisma.identity.findMany(query),
  Ledger: (prisma, query) => prisma.ledger.findMany(query),
  Balance: (prisma, query) => prisma.balance.findMany(query),
  Transaction: (prisma, query) => prisma.transaction.findMany(query),
  ApiKey: (prisma, query) => prisma.apiKey.findMany(query),
};

/** The records of this type with these ids, with what is selected of them; for a field that returns an interface. */
export async function readNodes<Type extends AuditedType>(
  context: Context,
  info: GraphQLResolveInfo,
  type: Type,
  ids: readonly string[],
): Promise<Map<string, NodeRecord<Type>>> {
  const query = queryFromInfo({ context, info, typeName: type });
  const found = await finders[type](context.prisma, { ...query, where: { id: { in: ids } } });
  // Nodes are registered by name, which the type of this parameter does not know.
  for (const record of found) brandWithType(record, type as never);
  return new Map(found.map((record) => [record.id, record]));
}
