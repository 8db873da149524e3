import type { GraphQLResolveInfo } from 'graphql';
import { Prisma } from '../db/open-database.ts';
import { type NodeType, recordTypes } from '../record-types.ts';
import type { Context } from './context.ts';
import { loadPerField } from './per-field.ts';
import { inRow } from './row-field.ts';
import { type Column, columnNameOf, inSql } from './sql-field.ts';

/** The value of a field of a record, in SQL. */
type ValueInSql<Args> = (column: Column, args: Args) => Prisma.Sql;

/**
 * The options of a field of a record that is worked out in SQL. Fast reads put the expression into their statement; the resolver
 * reads it in one statement for all records of its level.
 */
export function derived<Value, Args = object>(type: NodeType, value: ValueInSql<Args>) {
  return {
    extensions: inSql<Args>({ value }),
    resolve: (record: { id: string }, args: Args, context: Context, info: GraphQLResolveInfo): Promise<Value> =>
      loadPerField(context, info, record.id, (ids) => readValues<Value>(context, type, ids, value(columnOfRow, args))),
  };
}

/**
 * The same of a field that other records change later. Of a row that was written just now and says so, `ofNewRow` tells it without a
 * statement: to resolvers, and to mutations that answer from the row they wrote.
 */
export function derivedOfOthers<Row, Value>(type: NodeType, value: ValueInSql<object>, ofNewRow: (row: Row) => Value) {
  const { extensions, resolve } = derived<Value>(type, value);
  return {
    extensions: { ...extensions, ...inRow(ofNewRow) },
    resolve: (record: { id: string }, args: object, context: Context, info: GraphQLResolveInfo) =>
      'isNew' in record ? ofNewRow(record as Row) : resolve(record, args, context, info),
  };
}

/**
 * The same of a field that is worked out of its record's row alone: resolvers, and mutations that answer from the row they wrote,
 * call `ofRow`, so that it agrees with the other columns of that row and takes no statement. A test compares the two.
 */
export function derivedFromRow<Row, Value>(value: ValueInSql<object>, ofRow: (row: Row) => Value) {
  return { extensions: { ...inSql<object>({ value }), ...inRow(ofRow) }, resolve: ofRow };
}

async function readValues<Value>(
  { prisma }: Context,
  type: NodeType,
  ids: readonly string[],
  value: Prisma.Sql,
): Promise<Map<string, Value>> {
  const rows = await prisma.$queryRaw<{ id: string; value: Value }[]>`
    SELECT r0.id, ${value} AS value FROM ${Prisma.raw(recordTypes[type].table)} r0 WHERE r0.id = ANY (${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.value]));
}

/** No expression names a table so: most of them read from a `t` of their own. */
function columnOfRow(field: string): Prisma.Sql {
  return Prisma.raw(`r0.${columnNameOf(field)}`);
}
