import { createHash } from 'node:crypto';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Query } from '../../db/open-database.ts';
import { complexityLimits } from '../limits.ts';
import { Bound, compileRead, type ReadContext, type ReadOperation } from './compile.ts';
import { NotCovered } from './not-covered.ts';
import { sqlOf } from './sql-field.ts';

/** A statement, ready to be run with other values of its bound variables. */
interface Prepared {
  text: string;
  values: unknown[];
  isFiltered: boolean;
  runs: number;
  name?: string;
}

/** What one query of a document keeps: its statements by the variables that make a difference to their text. */
export interface CachedRead {
  operation: ReadOperation;
  document: DocumentNode;
  shapingVariables: readonly string[];
  statements: Map<string, Prepared | 'not covered'>;
}

type Variables = Record<string, unknown>;

const statementsAtMost = 50;
const shapeLengthAtMost = 5_000;

/** Prepares to answer a query of a validated document; undefined for a mutation or subscription. */
export function cacheRead(
  schema: GraphQLSchema,
  whole: DocumentNode,
  operationName?: string | null,
): CachedRead | undefined {
  const definition = getOperationAST(whole, operationName);
  if (definition?.operation !== 'query') return undefined;
  const document = separateOperations(whole)[definition.name?.value ?? ''] ?? whole;
  const fragments = document.definitions.flatMap((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
  );
  const operation = { schema, definition, fragments: Object.fromEntries(fragments) };
  return { operation, document, shapingVariables: findShapingVariables(schema, document), statements: new Map() };
}

/** All but those that stand only in arguments of fields which look records up. */
function findShapingVariables(schema: GraphQLSchema, document: DocumentNode): string[] {
  const shaping = new Set<string>();
  const typeInfo = new TypeInfo(schema);
  const note = { Variable: ({ name }: { name: { value: string } }) => void shaping.add(name.value) };
  const visitor = visitWithTypeInfo(typeInfo, {
    Field(node) {
      const field = typeInfo.getFieldDef();
      const declared = field && sqlOf(field);
      const binds = declared && ('record' in declared || 'nodes' in declared);
      if (!binds) for (const argument of node.arguments ?? []) visit(argument, note);
    },
    Directive: (node) => void visit(node, note),
  });
  visit(document, visitor);
  return [...shaping].sort();
}

/**
 * The text of the answer's data, from one statement. Throws NotCovered for what only the resolvers can answer, and what they
 * would throw where they would refuse.
 */
export async function runRead(
  read: CachedRead,
  variables: Variables,
  context: ReadContext,
  query: Query,
): Promise<string> {
  const { schema, definition } = read.operation;
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
  if (!coerced) throw new NotCovered();
  const prepared = prepare(read, variables, coerced, context);
  prepared.runs += 1;
  if (prepared.runs > runsBeforeName) prepared.name ??= nameOf(prepared);
  const values = prepared.values.map((value) => (value instanceof Bound ? value.read(coerced) : value));
  const [row] = await query<{ data: string }>(prepared.text, values, prepared.name || undefined);
  if (!row) throw new NotCovered();
  return row.data;
}

function prepare(read: CachedRead, variables: Variables, coerced: Variables, context: ReadContext): Prepared {
  const { statements, shapingVariables } = read;
  const shape = JSON.stringify([
    [...context.viewer.scopes],
    shapingVariables.map((name) => [name in variables, variables[name]]),
  ]);
  const known = statements.get(shape);
  const prepared = known ?? tryToCompile(read, coerced, context);
  if (!known && shape.length <= shapeLengthAtMost) {
    if (statements.size >= statementsAtMost) statements.delete(statements.keys().next().value ?? '');
    statements.set(shape, prepared);
  }
  if (prepared === 'not covered') throw new NotCovered();
  return prepared;
}

/** That it is not covered is worth knowing too. */
function tryToCompile(read: CachedRead, coerced: Variables, context: ReadContext): Prepared | 'not covered' {
  try {
    const { sql, isFiltered } = compileRead(read.operation, coerced, context);
    refuseTooComplex(read, coerced, context);
    return { text: sql.text, values: sql.values, isFiltered, runs: 0 };
  } catch (error) {
    if (error instanceof NotCovered) return 'not covered';
    throw error;
  }
}

/** The resolvers say what is too much of it. */
function refuseTooComplex({ operation, document }: CachedRead, variables: Variables, context: ReadContext): void {
  const found = complexityFromQuery(document, { schema: operation.schema, ctx: context, variables });
  const measures = ['complexity', 'depth', 'breadth'] as const;
  if (measures.some((measure) => found[measure] > complexityLimits[measure])) throw new NotCovered();
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
