import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isNonNullType,
  type OperationDefinitionNode,
} from 'graphql';
import { Prisma } from '../../db/open-database.ts';
import { asksOnlyForId, collectFields } from '../../graphql/collect-fields.ts';
import { decodeCursor, parseWindow, type ReadCursor } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { maySee } from '../../graphql/node-scopes.ts';
import { hasScopes, requiredScopesOf } from '../../graphql/required-scopes.ts';
import { bindsCursors, type ReadRequest, type SqlField, sqlOf } from '../../graphql/sql-field.ts';
import { recordTypes } from '../../record-types.ts';
import { NotCovered } from '../not-covered.ts';
import { argumentsOf, Bound, binderOf } from './bound.ts';
import { type MadePlace, MadePlaces } from './made-places.ts';
import { PageSql } from './page-sql.ts';
import { decodeNode, nodeTypesRead, objectTypeOf, prefixOf, selectOne, tableOf } from './records.ts';
import { Row, type Source } from './row.ts';
import { concat, jsonOf, type Piece } from './sql-json.ts';

type Sql = Prisma.Sql;
type Variables = Record<string, unknown>;
type Args = Record<string, unknown>;
type Field = GraphQLField<unknown, unknown>;
type SqlFieldOf<Kind extends string> = Extract<SqlField<Args>, Record<Kind, unknown>>;

/** A query of a validated document. */
export interface ReadOperation {
  schema: GraphQLSchema;
  definition: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
}

/** One statement whose only column is the text of the answer's data. */
export interface ReadStatement {
  sql: Sql;
  /** Whether the caller's conditions stand in it, so that PostgreSQL must plan it for their values. */
  isFiltered: boolean;
  /** What is looked at for each request, whether it stands in the statement or not. */
  checked: Bound[];
  /** What the server puts into that text. */
  places: MadePlace[];
}

export type ReadContext = Pick<Context, 'viewer' | 'vault' | 'query' | 'clock'>;

/**
 * The statement that answers a query with these variables. What it covers, it answers as the resolvers do; it throws
 * NotCovered for anything else, and for whatever the resolvers would refuse.
 */
export function compileRead(operation: ReadOperation, variables: Variables, context: ReadContext): ReadStatement {
  const compiler = new Compiler(operation, variables, context);
  const sql = Prisma.sql`SELECT ${compiler.data()} AS data`;
  const { isFiltered, checked, places } = compiler;
  return { sql, isFiltered, checked, places };
}

class Compiler {
  readonly #operation: ReadOperation;
  readonly #variables: Variables;
  readonly #context: ReadContext;
  readonly #places: MadePlaces;
  #aliases = 0;
  isFiltered = false;
  readonly checked: Bound[] = [];

  constructor(operation: ReadOperation, variables: Variables, context: ReadContext) {
    this.#operation = operation;
    this.#variables = variables;
    this.#context = context;
    this.#places = new MadePlaces({ ...operation, variables });
  }

  get places(): MadePlace[] {
    const { all, needed } = this.#places;
    if (![...needed].every((scope) => this.#context.viewer.scopes.has(scope))) throw new NotCovered();
    return all;
  }

  data(): Sql {
    const { schema, definition } = this.#operation;
    const root = schema.getQueryType() as GraphQLObjectType;
    const fields = collectFields(this.#operation, this.#variables, root, [definition.selectionSet]);
    return concat(this.#fieldsOf(root, fields, undefined));
  }

  /** `{…}` of the fields that are selected of a type. */
  #object(type: GraphQLObjectType, nodes: readonly FieldNode[], row: Source): Piece[] {
    this.#requireType(type);
    return this.#fieldsOf(type, this.#selected(type, nodes), row);
  }

  #selected(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, FieldNode[]> {
    const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return collectFields(this.#operation, this.#variables, type, selections);
  }

  #fieldsOf(type: GraphQLObjectType, fields: Map<string, FieldNode[]>, row: Source | undefined): Piece[] {
    return objectOf(fields, (nodes) => this.#field(type, nodes as [FieldNode, ...FieldNode[]], row));
  }

  #field(type: GraphQLObjectType, nodes: [FieldNode, ...FieldNode[]], row: Source | undefined): Piece[] {
    const name = nodes[0].name.value;
    if (name === '__typename') return [`"${type.name}"`];
    const field = type.getFields()[name];
    if (!field) throw new NotCovered();
    const args = getArgumentValues(field, nodes[0], this.#variables);
    const declared = sqlOf(field);
    // Who may see a record of any type depends on its row.
    if (declared && 'node' in declared) return this.#node(declared, nodes, row);
    if (!this.#mayRead(field, declared ? args : undefined)) return ['null'];
    if (declared) return this.#declared(declared, field, nodes, args, row);
    if (!row) throw new NotCovered();
    if (name === 'id' && type.name in recordTypes) return [`"${prefixOf(type)}_`, row.column('id'), '"'];
    const { pothosPrismaRelationField: relation, pothosExposedField: exposed } = field.extensions;
    if (relation) return this.#relation(relation as { relationFromFields: string[] }, field, nodes, row);
    if (typeof exposed !== 'string') throw new NotCovered();
    return jsonOf(getNamedType(field.type), row.column(exposed), !isNonNullType(field.type));
  }

  /** Whether the caller has the scopes of a field; false where it is null without them. `args`: where they may ask for more. */
  #mayRead(field: Field, args: Args | undefined): boolean {
    const required = requiredScopesOf(field, args);
    if (hasScopes(this.#context.viewer.scopes, required)) return true;
    if (required.scopes && required.isNullWithout) return false;
    throw new NotCovered();
  }

  #requireType(type: GraphQLObjectType): void {
    if (!hasScopes(this.#context.viewer.scopes, requiredScopesOf(type))) throw new NotCovered();
  }

  #declared(
    sql: SqlField<Args>,
    field: Field,
    nodes: [FieldNode, ...FieldNode[]],
    args: Args,
    row: Source | undefined,
  ): Piece[] {
    if ('record' in sql) return this.#record(sql, field, nodes);
    if ('nodes' in sql) return this.#nodes(sql, field, nodes);
    if ('list' in sql) return this.#list(sql, field, nodes, args, row);
    if (!row) throw new NotCovered();
    if ('rows' in sql) return this.#rows(sql, field, nodes, args, row);
    if ('made' in sql) return this.#made(sql, field, nodes, args, row);
    if ('relation' in sql) return this.#found(field, nodes, sql.relation(row.column, row.above));
    if (!('value' in sql)) throw new NotCovered();
    const value = sql.value(row.column, args as never);
    const isList = field.type.toString().startsWith('[');
    return isList ? [value] : jsonOf(getNamedType(field.type), value, !isNonNullType(field.type));
  }

  /** The record at the other end of a foreign key. That alone tells its id. */
  #relation(
    { relationFromFields: [key = ''] }: { relationFromFields: string[] },
    field: Field,
    nodes: FieldNode[],
    row: Source,
  ): Piece[] {
    const type = objectTypeOf(field);
    const foreign = row.column(key);
    const selected = this.#selected(type, nodes);
    if (asksOnlyForId(selected)) {
      this.#requireType(type);
      const idOf = ([node]: FieldNode[]) =>
        node?.name.value === 'id' ? [`"${prefixOf(type)}_`, foreign, '"'] : [`"${type.name}"`];
      const pieces = objectOf(selected, idOf);
      if (isNonNullType(field.type)) return pieces;
      return [Prisma.sql`CASE WHEN ${foreign} IS NULL THEN 'null' ELSE ${concat(pieces)} END`];
    }
    return this.#found(field, nodes, foreign);
  }

  /** The record with this id. */
  #found(field: Field, nodes: FieldNode[], id: Sql): Piece[] {
    const record = this.#recordWith(objectTypeOf(field), nodes, id);
    return isNonNullType(field.type) ? [record] : [Prisma.sql`coalesce(${record}, 'null')`];
  }

  #recordWith(type: GraphQLObjectType, nodes: FieldNode[], id: Sql): Sql {
    const row = this.#newRow();
    return selectOne(type, row, this.#object(type, nodes, row), Prisma.sql`${row.column('id')} = ${id}`);
  }

  #record(sql: SqlFieldOf<'record'>, field: Field, nodes: [FieldNode, ...FieldNode[]]): Piece[] {
    const type = objectTypeOf(field);
    const row = this.#newRow();
    const condition = sql.record(row.column, binderOf(argumentsOf(field, nodes[0])));
    return [Prisma.sql`coalesce(${selectOne(type, row, this.#object(type, nodes, row), condition)}, 'null')`];
  }

  /** Of a record of any of the types that the caller may see, by the SQL for its type; null where there is none. */
  #recordOfAny(nodes: FieldNode[], type: Sql, id: Sql): Sql {
    const records = nodeTypesRead.flatMap((name) => {
      if (!maySee(this.#context.viewer, name)) return [];
      const record = this.#recordWith(this.#operation.schema.getType(name) as GraphQLObjectType, nodes, id);
      return [Prisma.sql`WHEN ${Prisma.raw(`'${name}'`)} THEN ${record}`];
    });
    return records.length > 0 ? Prisma.sql`CASE ${type} ${Prisma.join(records, ' ')} END` : Prisma.sql`NULL`;
  }

  #node({ node }: SqlFieldOf<'node'>, nodes: FieldNode[], row: Source | undefined): Piece[] {
    if (!row) throw new NotCovered();
    const { type, id, isShown } = node(row.column);
    return [Prisma.sql`coalesce(CASE WHEN ${isShown} THEN ${this.#recordOfAny(nodes, type, id)} END, 'null')`];
  }

  /** Each record is looked up in the table of its type; null where there is none, and where the caller may see none. */
  #nodes(sql: SqlFieldOf<'nodes'>, field: Field, nodes: [FieldNode, ...FieldNode[]]): Piece[] {
    const idsOf = (args: Args) => sql.nodes(args as never).map(decodeNode);
    const bind = binderOf(argumentsOf(field, nodes[0]));
    const [typesSought, idsSought] = (['type', 'uuid'] as const).map((part) =>
      bind((args) => idsOf(args).map((id) => id[part])),
    );
    const found = this.#recordOfAny(nodes, Prisma.sql`sought.type`, Prisma.sql`sought.id`);
    const all = Prisma.sql`(SELECT string_agg(coalesce(${found}, 'null'), ',' ORDER BY sought.place)
      FROM unnest(${typesSought}::text[], ${idsSought}::uuid[]) WITH ORDINALITY AS sought (type, id, place))`;
    return field.type.toString().startsWith('[') ? ['[', all, ']'] : [all];
  }

  #list(sql: SqlFieldOf<'list'>, field: Field, nodes: FieldNode[], args: Args, parent: Source | undefined): Piece[] {
    const list = sql.list(args as never, this.#context);
    if (list.isFiltered) this.isFiltered = true;
    const connection = objectTypeOf(field);
    const table = tableOf(objectTypeOf(connection.getFields().nodes as Field));
    this.#aliases += 1;
    const alias = `r${this.#aliases}`;
    const window = parseWindow(list.keyset, args, this.#cursorsOf(field, nodes[0] as FieldNode));
    const page = new PageSql(list, window, table, alias, parent?.column('id'));
    const ofConnection = (selected: FieldNode[]) => this.#ofConnection(connection, selected, page);
    const madeBefore = this.#places.all.length;
    const text = page.toSql(objectOf(this.#selected(connection, nodes), ofConnection));
    const isMadeBelow = this.#places.all.length > madeBefore;
    return [...(isMadeBelow && parent ? this.#beside(sql, parent) : []), text];
  }

  #beside({ beside }: SqlFieldOf<'list'>, parent: Source): Piece[] {
    const json = beside?.reads(parent.column('id'), this.#context);
    if (!beside || !json) return [];
    return this.#places.beside(json, (read, request) => beside.note(JSON.parse(read) as never, request));
  }

  /** Cursors are put in for each request, so that all pages of a list are one statement. */
  #cursorsOf(field: Field, node: FieldNode): ReadCursor {
    if (!bindsCursors(node)) return decodeCursor;
    const argsOf = argumentsOf(field, node);
    return (keyset, cursor, argument) => {
      if (cursor === null || cursor === undefined) return undefined;
      const keyOf = (request: ReadRequest) => decodeCursor(keyset, argsOf(request)[argument] as string, argument);
      // A page of which nothing is selected that depends on it has a cursor all the same, and that may be wrong.
      this.checked.push(new Bound(keyOf));
      return keyset.columns.map((_, at) => new Bound((request) => keyOf(request)?.[at]));
    };
  }

  #ofConnection(connection: GraphQLObjectType, nodes: FieldNode[], page: PageSql): Piece[] {
    const name = nodes[0]?.name.value ?? '';
    if (name === '__typename') return [`"${connection.name}"`];
    if (name === 'totalCount') return [page.totalCount()];
    const type = objectTypeOf(connection.getFields()[name] as Field);
    if (name === 'nodes') return page.items(this.#object(type, nodes, page.row));
    const selected = this.#selected(type, nodes);
    if (name === 'pageInfo') return objectOf(selected, ([node]) => pageInfoOf(node, page));
    if (name === 'edges') return page.items(objectOf(selected, (parts) => this.#ofEdge(type, parts, page)));
    throw new NotCovered();
  }

  #ofEdge(edge: GraphQLObjectType, nodes: FieldNode[], page: PageSql): Piece[] {
    const name = nodes[0]?.name.value ?? '';
    if (name === '__typename') return [`"${edge.name}"`];
    if (name === 'cursor') return ['"', page.cursor(), '"'];
    return this.#object(objectTypeOf(edge.getFields()[name] as Field), nodes, page.row);
  }

  #rows({ rows }: SqlFieldOf<'rows'>, field: Field, nodes: FieldNode[], args: Args, parent: Source): Piece[] {
    this.#aliases += 1;
    const row = new Row(`r${this.#aliases}`, (name) => `"${name}"`);
    const item = concat(this.#object(objectTypeOf(field), nodes, row));
    const found = rows(parent.column('id'), args as never, parent.above);
    const all = Prisma.sql`(SELECT string_agg(${item}, ',') FROM (${found}) AS ${Prisma.raw(row.alias)})`;
    return ['[', all, ']'];
  }

  /** The JSON that is read for it, and places for what is made of that. Fields that say something in SQL stand between. */
  #made(sql: SqlFieldOf<'made'>, field: Field, nodes: [FieldNode, ...FieldNode[]], args: Args, row: Source): Piece[] {
    const argsOf = argumentsOf(field, nodes[0]);
    const { reads, make, below } = sql.made(binderOf(argsOf), sql.form?.(args as never) ?? '');
    const type = objectTypeOf(field);
    this.#requireType(type);
    const makeOfJson = (json: string, request: ReadRequest) =>
      make(JSON.parse(json) as never, argsOf(request), request);
    const readsFor = (write: (object: object) => unknown) => reads(row.column, write);
    if (field.type.toString().startsWith('[')) return this.#places.list(type, nodes, makeOfJson, readsFor);
    return this.#places.object(makeOfJson, readsFor, (write) =>
      objectOf(this.#selected(type, nodes), (selected) => {
        const said = type.getFields()[selected[0]?.name.value ?? ''];
        if (!said || !sqlOf(said)) return write(type, selected);
        return this.#field(type, selected as [FieldNode], { column: row.column, above: below });
      }),
    );
  }

  #newRow(): Row {
    this.#aliases += 1;
    return new Row(`r${this.#aliases}`);
  }
}

/** `{…}` of these fields of the answer, in their order. */
function objectOf(fields: Map<string, FieldNode[]>, jsonOfField: (nodes: FieldNode[]) => Piece[]): Piece[] {
  const entries = [...fields].flatMap(([key, nodes], at) => [`${at > 0 ? ',' : ''}"${key}":`, ...jsonOfField(nodes)]);
  return ['{', ...entries, '}'];
}

function pageInfoOf(node: FieldNode | undefined, page: PageSql): Piece[] {
  const name = node?.name.value ?? '';
  return name === '__typename' ? ['"PageInfo"'] : [page.info(name)];
}
