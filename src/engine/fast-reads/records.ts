import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { auditedTables } from '../../audit/audited-types.ts';
import { Prisma } from '../../db/open-database.ts';
import { decodeIdOf, idPrefixes, type NodeType } from '../../ids.ts';
import { NotCovered } from '../not-covered.ts';
import type { Row } from './row.ts';
import { concat, type Piece } from './sql-json.ts';

/** One record of this table as an expression; null where none meets the condition. */
export function selectOne(type: GraphQLObjectType, row: Row, record: Piece[], condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${concat(record)} FROM ${Prisma.raw(`${tableOf(type)} AS ${row.alias}`)} WHERE ${condition})`;
}

/** The type of object that a field leads to. */
export function objectTypeOf({ type: declared }: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(declared);
  if (!isObjectType(type)) throw new NotCovered();
  return type;
}

/** The table of a type's records. */
export function tableOf({ name }: GraphQLObjectType): string {
  const table = new Map<string, string>(Object.entries(auditedTables)).get(name);
  if (!table) throw new NotCovered();
  return table;
}

/** What the public ids of a type begin with. Throws NotCovered for one whose records have none. */
export function prefixOf({ name }: GraphQLObjectType): string {
  const prefix = idPrefixes[name as NodeType];
  if (!prefix) throw new NotCovered();
  return prefix;
}

/** The types whose records can be read here by their public ids. */
export const nodeTypesRead = ['Identity', 'Ledger', 'Balance', 'Transaction'] as const satisfies NodeType[];

/** Throws what the resolver would for an id that is none. */
export function decodeNode(id: string): { type: NodeType; uuid: string } {
  const decoded = decodeIdOf(Object.keys(idPrefixes) as NodeType[], id);
  if (!nodeTypesRead.some((type) => type === decoded.type)) throw new NotCovered();
  return decoded;
}
