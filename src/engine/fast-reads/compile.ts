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
import { bindsCursors, type SqlField, sqlOf } from '../../graphql/sql-field.ts';
import { recordTypes } from '../../record-types.ts';
import { NotCovered } from '../not-covered.ts';
import { PageSql } from './page-sql.ts';
import { decodeNode, nodeTypesRead, objectTypeOf, prefixOf, selectOne, tableOf } from './records.ts';
import { Row } from './row.ts';
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

/** A value of a statement that is worked out for each request. */
export class Bound {
  readonly read: (variables: Variables) => unknown;
  constructor(read: (variables: Variables) => unknown) {
    this.read = read;
  }
}

/** One statement whose only column is the text of the answer's data. */
export interface ReadStatement {
  sql: Sql;
  /** Whether the caller's conditions stand in it, so that PostgreSQL must plan it for their values. */
  isFiltered: boolean;
  /** What is looked at for each request, whether it stands in the statement or not. */
  checked: Bound[];
}

export type ReadContext = Pick<Context, 'viewer' | 'vault'>;

/**
 * The statement that answers a query with these variables. What it covers, it answers as the resolvers do; it throws
 * NotCovered for anything else, and for whatever the resolvers would refuse.
 */
export function compileRead(operation: ReadOperation, variables: Variables, context: ReadContext): ReadStatement {
  const compiler = new Compiler(operation, variables, context);
  const sql = Prisma.sql`SELECT ${compiler.data()} AS data`;
  return { sql, isFiltered: compiler.isFiltered, checked: compiler.checked };
}

class Compiler {
  readonly #operation: ReadOperation;
  readonly #variables: Variables;
  readonly #context: ReadContext;
  #aliases = 0;
  isFiltered = false;
  readonly checked: Bound[] = [];

  constructor(operation: ReadOperation, variables: Variables, context: ReadContext) {
    this.#operation = operation;
    this.#variables = variables;
    this.#context = context;
  }

  data(): Sql {
    const { schema, definition } = this.#operation;
    const root = schema.getQueryType() as GraphQLObjectType;
    const fields = collectFields(this.#operation, this.#variables, root, [definition.selectionSet]);
    return concat(this.#fieldsOf(root, fields, undefined));
  }

  /** `{…}` of the fields that are selected of a type. */
  #object(type: GraphQLObjectType, nodes: readonly FieldNode[], row: Row): Piece[] {
    this.#requireType(type);
    return this.#fieldsOf(type, this.#selected(type, nodes), row);
  }

  #selected(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, FieldNode[]> {
    const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return collectFields(this.#operation, this.#variables, type, selections);
  }

  #fieldsOf(type: GraphQLObjectType, fields: Map<string, FieldNode[]>, row: Row | undefined): Piece[] {
    return objectOf(fields, (nodes) => this.#field(type, nodes as [FieldNode, ...FieldNode[]], row));
  }

  #field(type: GraphQLObjectType, nodes: [FieldNode, ...FieldNode[]], row: Row | undefined): Piece[] {
    const name = nodes[0].name.value;
    if (name === '__typename') return [`"${type.name}"`];
    const field = type.getFields()[name];
    if (!field) throw new NotCovered();
    const args = getArgumentValues(field, nodes[0], this.#variables);
    const declared = sqlOf(field);
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
    row: Row | undefined,
  ): Piece[] {
    if ('record' in sql) return this.#record(sql, field, nodes);
    if ('nodes' in sql) return this.#nodes(sql, field, nodes);
    if ('list' in sql) return this.#list(sql, field, nodes, args, row);
    if (!row) throw new NotCovered();
    if ('rows' in sql) return this.#rows(sql, field, nodes, row);
    const value = sql.value(row.column, args as never);
    const isList = field.type.toString().startsWith('[');
    return isList ? [value] : jsonOf(getNamedType(field.type), value, !isNonNullType(field.type));
  }

  /** The record at the other end of a foreign key. That alone tells its id. */
  #relation(
    { relationFromFields: [key = ''] }: { relationFromFields: string[] },
    field: Field,
    nodes: FieldNode[],
    row: Row,
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
    const target = this.#newRow();
    const record = selectOne(
      type,
      target,
      this.#object(type, nodes, target),
      Prisma.sql`${target.column('id')} = ${foreign}`,
    );
    return isNonNullType(field.type) ? [record] : [Prisma.sql`coalesce(${record}, 'null')`];
  }

  #record(sql: SqlFieldOf<'record'>, field: Field, nodes: [FieldNode, ...FieldNode[]]): Piece[] {
    const type = objectTypeOf(field);
    const row = this.#newRow();
    const bind = (read: (args: never) => unknown) => this.#bind(field, nodes[0], (args) => read(args as never));
    const condition = sql.record(row.column, bind);
    return [Prisma.sql`coalesce(${selectOne(type, row, this.#object(type, nodes, row), condition)}, 'null')`];
  }

  /** Each record is looked up in the table of its type; null where there is none, and where the caller may see none. */
  #nodes(sql: SqlFieldOf<'nodes'>, field: Field, nodes: [FieldNode, ...FieldNode[]]): Piece[] {
    const records = nodeTypesRead.flatMap((name) => {
      if (!maySee(this.#context.viewer, name)) return [];
      const type = this.#operation.schema.getType(name) as GraphQLObjectType;
      const row = this.#newRow();
      const condition = Prisma.sql`${row.column('id')} = sought.id`;
      return [
        Prisma.sql`WHEN ${Prisma.raw(`'${name}'`)} THEN ${selectOne(type, row, this.#object(type, nodes, row), condition)}`,
      ];
    });
    const idsOf = (args: Args) => sql.nodes(args as never).map(decodeNode);
    const [typesSought, idsSought] = (['type', 'uuid'] as const).map((part) =>
      this.#bind(field, nodes[0], (args) => idsOf(args).map((id) => id[part])),
    );
    const found = records.length > 0 ? Prisma.sql`CASE sought.type ${Prisma.join(records, ' ')} END` : Prisma.sql`NULL`;
    const all = Prisma.sql`(SELECT string_agg(coalesce(${found}, 'null'), ',' ORDER BY sought.place)
      FROM unnest(${typesSought}::text[], ${idsSought}::uuid[]) WITH ORDINALITY AS sought (type, id, place))`;
    return field.type.toString().startsWith('[') ? ['[', all, ']'] : [all];
  }

  #list(sql: SqlFieldOf<'list'>, field: Field, nodes: FieldNode[], args: Args, parent: Row | undefined): Piece[] {
    const list = sql.list(args as never, this.#context);
    if (list.isFiltered) this.isFiltered = true;
    const connection = objectTypeOf(field);
    const table = tableOf(objectTypeOf(connection.getFields().nodes as Field));
    this.#aliases += 1;
    const alias = `r${this.#aliases}`;
    const window = parseWindow(list.keyset, args, this.#cursorsOf(field, nodes[0] as FieldNode));
    const page = new PageSql(list, window, table, alias, parent?.column('id'));
    const ofConnection = (selected: FieldNode[]) => this.#ofConnection(connection, selected, page);
    return [page.toSql(objectOf(this.#selected(connection, nodes), ofConnection))];
  }

  /** Cursors are put in for each request, so that all pages of a list are one statement. */
  #cursorsOf(field: Field, node: FieldNode): ReadCursor {
    if (!bindsCursors(node)) return decodeCursor;
    return (keyset, cursor, argument) => {
      if (cursor === null || cursor === undefined) return undefined;
      const keyOf = (args: Args) => decodeCursor(keyset, args[argument] as string, argument);
      // A page of which nothing is selected that depends on it has a cursor all the same, and that may be wrong.
      this.checked.push(this.#bound(field, node, keyOf));
      return keyset.columns.map((_, at) => this.#bound(field, node, (args) => keyOf(args)?.[at]));
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

  #rows({ rows }: SqlFieldOf<'rows'>, field: Field, nodes: FieldNode[], parent: Row): Piece[] {
    this.#aliases += 1;
    const row = new Row(`r${this.#aliases}`, (name) => `"${name}"`);
    const item = concat(this.#object(objectTypeOf(field), nodes, row));
    const all = Prisma.sql`(SELECT string_agg(${item}, ',') FROM (${rows(parent.column('id'))}) AS ${Prisma.raw(row.alias)})`;
    return ['[', all, ']'];
  }

  #bind(field: Field, node: FieldNode, read: (args: Args) => unknown): Sql {
    return Prisma.sql`${this.#bound(field, node, read)}`;
  }

  #bound(field: Field, node: FieldNode, read: (args: Args) => unknown): Bound {
    return new Bound((variables) => read(getArgumentValues(field, node, variables)));
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
