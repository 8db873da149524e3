import type { FieldNode, GraphQLField } from 'graphql';
import type { List } from '../db/keyset.ts';
import { Prisma } from '../db/open-database.ts';
import { decodeId } from '../ids.ts';
import type { NodeType } from '../record-types.ts';
import type { Context } from './context.ts';

type Sql = Prisma.Sql;

/** A column of the row that a field is read from, by the name that Prisma has for it. */
export type Column = (field: string) => Sql;

/** As the migrations name columns: `emailAddress` is email_address. */
export function columnNameOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Puts a value in the statement that is worked out anew for each request, so that the statement itself can be kept. */
export type Bind<Args> = (read: (args: Args) => unknown) => Sql;

/**
 * What a field says of itself so that a query can be read in one statement, under `sql` in its extensions. Fields that
 * expose a column, relations and ids need not say anything.
 */
export type SqlField<Args = never> =
  /** A value that is worked out of columns. */
  | { value: (column: Column, args: Args) => Sql }
  /** One record, looked up by its arguments. */
  | { record: (column: Column, bind: Bind<Args>) => Sql }
  /** A connection. */
  | { list: (args: Args, context: Pick<Context, 'vault'>) => List }
  /** Rows without a page: a query by the id of the record; its columns are named as the fields are. */
  | { rows: (id: Sql) => Sql }
  /** Records of any type by their public ids. */
  | { nodes: (args: Args) => readonly string[] };

/** The extensions of a field that can be read in SQL. */
export function inSql<Args = never>(field: SqlField<Args>): { sql: SqlField<Args> } {
  return { sql: field };
}

/** The extensions of a field that only its resolver can answer, with the reason: a query for it is no fast read. */
export function byResolver(reason: string): { byResolver: string } {
  return { byResolver: reason };
}

/**
 * Whether the cursors of a list only go into its statement. A search also reads in them which of its parts are needed.
 */
export function bindsCursors({ arguments: given = [] }: FieldNode): boolean {
  return !given.some(({ name }) => name.value === 'search');
}

/** What the field said with `inSql`. Its arguments are those that GraphQL coerced for it. */
export function sqlOf({ extensions }: GraphQLField<unknown, unknown>): SqlField<Record<string, unknown>> | undefined {
  return extensions.sql as SqlField<Record<string, unknown>> | undefined;
}

/** Of a field that looks a record of this type up by the argument `id`. */
export function recordById(type: NodeType) {
  return inSql<{ id: string }>({
    record: (column, bind) => Prisma.sql`${column('id')} = ${bind(({ id }) => decodeId(type, id))}::uuid`,
  });
}
