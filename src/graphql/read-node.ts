import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Prisma } from '../db/open-database.ts';
import type { AuditedType, TypeWithMetadata } from '../record-types.ts';
import type { Context } from './context.ts';

type NodeRecord<Type extends AuditedType> = Type extends TypeWithMetadata
  ? { id: string; metadata: Prisma.JsonValue }
  : { id: string };

/** What the client of Prisma has for each type, under its name with a small letter. */
type Model<Type extends AuditedType> = { findMany: (query: object) => PromiseLike<NodeRecord<Type>[]> };
type Models = { [Type in AuditedType as Uncapitalize<Type>]: Model<Type> };

function modelOf<Type extends AuditedType>(prisma: Models, type: Type): Model<Type> {
  const name = type.replace(/^./, (letter) => letter.toLowerCase());
  return prisma[name as Uncapitalize<AuditedType>] as Model<never> as Model<Type>;
}

/** The records of this type with these ids, with what is selected of them; for a field that returns an interface. */
export async function readNodes<Type extends AuditedType>(
  context: Context,
  info: GraphQLResolveInfo,
  type: Type,
  ids: readonly string[],
): Promise<Map<string, NodeRecord<Type>>> {
  const query = queryFromInfo({ context, info, typeName: type });
  const found = await modelOf(context.prisma, type).findMany({ ...query, where: { id: { in: ids } } });
  // Nodes are registered by name, which the type of this parameter does not know.
  for (const record of found) brandWithType(record, type as never);
  return new Map(found.map((record) => [record.id, record]));
}
