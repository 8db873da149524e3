import type { FieldNode, GraphQLField } from 'graphql';
import type { List } from '../db/keyset.ts';
import { Prisma } from '../db/open-database.ts';
import { decodeId } from '../ids.ts';
import type { Later } from '../later.ts';
import type { NodeType } from '../record-types.ts';
import type { Context } from './context.ts';

type Sql = Prisma.Sql;

/** A column of the row that a field is read from, by the name that Prisma has for it. */
export type Column = (field: string) => Sql;

/** As the migrations name columns: `emailAddress` is email_address. */
export function columnNameOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Puts a value in the statement that is worked out anew for each request, so that the statement itself can be kept. The arguments
 * are the same object wherever they are read for a request, and `now` the same time.
 */
export type Bind<Args> = (read: (args: Args, now: Date) => unknown) => Sql;

/** One request that is answered from a statement. */
export interface ReadRequest {
  variables: Record<string, unknown>;
  /** The arguments of fields that were read so far. */
  args: Map<FieldNode, Record<string, unknown>>;
  /** When it came in. */
  now: Date;
  context: Pick<Context, 'viewer' | 'vault' | 'query'>;
}

/** What is read once for a list of a record, for the fields below that the server makes. */
export interface Beside {
  /** The JSON of it, by the id of the record; undefined for a caller who needs none. */
  reads: (id: Sql, context: ReadRequest['context']) => Sql | undefined;
  /** Is given it before what is below is made. */
  note: (read: never, request: ReadRequest) => void;
}

/** What the server makes of JSON that a statement reads for it: what is decrypted, or worked out in TypeScript. */
export interface Made<Args, Read> {
  /**
   * The JSON. `write` writes all that is selected of an object: given one that notes what it is asked for, it tells what must
   * be read.
   */
  reads: (column: Column, write: (object: object) => unknown) => Sql;
  /** The object of the JSON, or the list of them. What is selected of it is written by `inRow` and exposed names. */
  make: (read: Read, args: Args, request: ReadRequest) => Later<object>;
  /** What fields below it that say something in SQL are given as `above`. */
  below?: unknown;
}

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
  | { list: (args: Args, context: Pick<Context, 'vault'>) => List; beside?: Beside }
  /** Rows without a page: a query by the id of the record; its columns are named as the fields are. */
  | { rows: (id: Sql, args: Args, above: unknown) => Sql }
  /** Records of any type by their public ids. */
  | { nodes: (args: Args) => readonly string[] }
  /** One record of any type: its type, its id, and whether it is shown. */
  | { node: (column: Column) => { type: Sql; id: Sql; isShown: Sql } }
  /** One record by its id, which is worked out of columns. */
  | { relation: (column: Column, above: unknown) => Sql }
  /**
   * What the server makes of what the statement reads for it. `form` names the form that the statement has for these arguments;
   * all that depends on them besides is bound.
   */
  | { made: (bind: Bind<Args>, form: string) => Made<Args, never>; form?: (args: Args) => string };

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
