import { createHash } from 'node:crypto';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Query } from '../../db/open-database.ts';
import { isTooComplex } from '../../graphql/complexity.ts';
import { bindsCursors, type ReadRequest, type SqlField, sqlOf } from '../../graphql/sql-field.ts';
import { NotCovered } from '../not-covered.ts';
import { extractOperation } from '../operation.ts';
import { argumentsOf, Bound } from './bound.ts';
import { compileRead, type ReadContext, type ReadOperation, type ReadStatement } from './compile.ts';
import { fillPlaces } from './made-places.ts';

/** A statement, ready to be run with other values of its bound variables. */
interface Prepared extends Omit<ReadStatement, 'sql'> {
  text: string;
  values: unknown[];
  runs: number;
  name?: string;
}

/** One query of a document, and which of its variables make a difference to the text of its statement. */
export interface CachedRead {
  operation: ReadOperation;
  document: DocumentNode;
  shape: VariableShape;
}

/** Of some variables the value makes a difference, of cursors only whether there is one, and of the others nothing. */
interface VariableShape {
  values: ReadonlySet<string>;
  cursors: ReadonlySet<string>;
  /** What makes a difference of arguments that make none themselves: what their field costs, and the form that it is read in. */
  differences: readonly Difference[];
}

type Difference = (request: ReadRequest, context: ReadContext) => unknown;

type Variables = Record<string, unknown>;
type MadeField = Extract<SqlField<Variables>, { made: unknown }>;

/** Prepares to answer this query of a validated document. */
export function cacheRead(schema: GraphQLSchema, whole: DocumentNode, definition: OperationDefinitionNode): CachedRead {
  const { document, fragments } = extractOperation(whole, definition);
  return { operation: { schema, definition, fragments }, document, shape: findShape(schema, document) };
}

/** Variables in arguments of fields which look records up make no difference, unless they stand elsewhere too. */
function findShape(schema: GraphQLSchema, document: DocumentNode): VariableShape {
  const [values, cursors, differences] = [new Set<string>(), new Set<string>(), [] as Difference[]];
  const typeInfo = new TypeInfo(schema);
  const noteIn = (node: ASTNode, found: Set<string>) =>
    visit(node, { Variable: ({ name }) => void found.add(name.value) });
  const visitor = visitWithTypeInfo(typeInfo, {
    Field(node) {
      const field = typeInfo.getFieldDef();
      const declared = field && sqlOf(field);
      if (declared && ('record' in declared || 'nodes' in declared)) return;
      if (declared && 'made' in declared) {
        return void differences.push(costOfField(field, node), formOfField(declared, field, node));
      }
      const isPage = declared && 'list' in declared && bindsCursors(node);
      for (const argument of node.arguments ?? []) {
        const isCursor = isPage && ['after', 'before'].includes(argument.name.value);
        noteIn(argument, isCursor ? cursors : values);
      }
    },
    Directive: (node) => void noteIn(node, values),
  });
  visit(document, visitor);
  return { values, cursors, differences };
}

/** The complexity of a field by itself, as it was declared. */
function costOfField(field: GraphQLField<unknown, unknown>, node: FieldNode): Difference {
  const { complexity } = field.extensions;
  const argsOf = argumentsOf(field, node);
  return typeof complexity === 'function'
    ? (request, context) => complexity(argsOf(request), context, field)
    : () => complexity;
}

/** The form that a field is read in, as it was declared. */
function formOfField({ form }: MadeField, field: GraphQLField<unknown, unknown>, node: FieldNode): Difference {
  const argsOf = argumentsOf(field, node);
  return (request) => form?.(argsOf(request)) ?? '';
}

const statementsAtMost = 500;
const keyLengthAtMost = 5_000;

/** The statements of all queries that were asked for last. */
export class StatementCache {
  readonly #query: Query;
  readonly #known = new LRUCache<string, Prepared | 'not covered'>({ max: statementsAtMost });
  readonly #numbers = new WeakMap<CachedRead, number>();
  #numbered = 0;

  constructor(query: Query) {
    this.#query = query;
  }

  /**
   * The text of the answer's data, from one statement. Throws NotCovered for what only the resolvers can answer, and what
   * they would throw where they would refuse.
   */
  async run(read: CachedRead, variables: Variables, context: ReadContext): Promise<string> {
    const { schema, definition } = read.operation;
    const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    if (!coerced) throw new NotCovered();
    const request: ReadRequest = { variables: coerced, args: new Map(), now: context.clock.now(), context };
    const prepared = this.#prepare(read, variables, request, context);
    prepared.runs += 1;
    if (prepared.runs > runsBeforeName) prepared.name ??= nameOf(prepared);
    for (const check of prepared.checked) check.read(request);
    const values = prepared.values.map((value) => (value instanceof Bound ? value.read(request) : value));
    const [row] = await this.#query<{ data: string }>(prepared.text, values, prepared.name || undefined);
    if (!row) throw new NotCovered();
    return prepared.places.length > 0 ? fillPlaces(row.data, prepared.places, request) : row.data;
  }

  #prepare(read: CachedRead, variables: Variables, request: ReadRequest, context: ReadContext): Prepared {
    const key = this.#keyOf(read, variables, request, context);
    const known = this.#known.get(key);
    const prepared = known ?? tryToCompile(read, variables, request.variables, context);
    if (!known && key.length <= keyLengthAtMost) this.#known.set(key, prepared);
    if (prepared === 'not covered') throw new NotCovered();
    return prepared;
  }

  #keyOf(read: CachedRead, variables: Variables, request: ReadRequest, context: ReadContext): string {
    const number = this.#numbers.get(read) ?? this.#numbered++;
    this.#numbers.set(read, number);
    const { values, cursors, differences } = read.shape;
    const given = [...values].map((name) => [Object.hasOwn(variables, name), variables[name]]);
    const paged = [...cursors].map((name) => (request.variables[name] ?? null) !== null);
    const told = differences.map((tell) => tell(request, context));
    const parts = [number, [...context.viewer.scopes], given, paged, told];
    const key = JSON.stringify(parts);
    // JSON writes a number that it cannot hold as null, which is another filter.
    return key.includes('null') ? JSON.stringify(parts, infinityAsText) : key;
  }
}

function infinityAsText(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? `number ${value}` : value;
}

/** That it is not covered is worth knowing too. */
function tryToCompile(
  read: CachedRead,
  variables: Variables,
  coerced: Variables,
  context: ReadContext,
): Prepared | 'not covered' {
  try {
    const { sql, ...others } = compileRead(read.operation, coerced, context);
    refuseTooComplex(read, variables, context);
    return { text: sql.text, values: sql.values, ...others, runs: 0 };
  } catch (error) {
    if (error instanceof NotCovered) return 'not covered';
    throw error;
  }
}

/** The resolvers say what is too much of it. Variables as they were sent, for they are coerced once more. */
function refuseTooComplex({ operation, document }: CachedRead, variables: Variables, context: ReadContext): void {
  if (isTooComplex(complexityFromQuery(document, { schema: operation.schema, ctx: context, variables }))) {
    throw new NotCovered();
  }
}

const runsBeforeName = 2;
/** Each takes memory in every connection of the server. */
const namesAtMost = 100;
const names = new Map<string, string>();

/**
 * The name under which connections keep a statement with its plan, so that PostgreSQL parses and plans it once. None for
 * filtered lists, whose plans depend on the values, and none when there are many already.
 */
function nameOf({ text, isFiltered }: Prepared): string {
  if (isFiltered) return '';
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= namesAtMost) return '';
  const name = `read_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  names.set(text, name);
  return name;
}
