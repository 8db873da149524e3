import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { Prisma } from '../../db/open-database.ts';
import { decodeIdOf } from '../../ids.ts';
import { type NodeType, nodeTypes, recordTypes } from '../../record-types.ts';
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
export function tableOf(type: GraphQLObjectType): string {
  return recordTypeOf(type).table;
}

/** What the public ids of a type begin with. Throws NotCovered for one whose records have none. */
export function prefixOf(type: GraphQLObjectType): string {
  return recordTypeOf(type).prefix;
}

function recordTypeOf({ name }: GraphQLObjectType): { table: string; prefix: string } {
  if (!Object.hasOwn(recordTypes, name)) throw new NotCovered();
  return recordTypes[name as NodeType];
}

/** The types whose records can be read here by their public ids. */
export const nodeTypesRead = nodeTypes.filter((type) => recordTypes[type].isReadInSql);

/** Throws what the resolver would for an id that is none. */
export function decodeNode(id: string): { type: NodeType; uuid: string } {
  const decoded = decodeIdOf(nodeTypes, id);
  if (!recordTypes[decoded.type].isReadInSql) throw new NotCovered();
  return decoded;
}
