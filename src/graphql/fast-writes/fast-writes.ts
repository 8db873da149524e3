import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isNonNullType,
  isObjectType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  separateOperations,
  visit,
} from 'graphql';
import type { Scope } from '../../access/access.scopes.ts';
import { collectFields } from '../collect-fields.ts';
import type { Context } from '../context.ts';
import { declaredScopes, optionsOf } from '../declared-scopes.ts';
import { NotCovered } from '../fast-reads/not-covered.ts';
import { isTooComplex } from '../limits.ts';
import { compileRowText, type Row, type TextOf } from './row-text.ts';

/** Makes the change and returns the row of the record as it is now; undefined when that is not known without reading it. */
type Change<Args> = (args: Args, context: Context) => Promise<object | undefined>;

/**
 * The extensions of a field that changes a record and knows its row then. It may be called a second time with the same
 * arguments when it returned undefined, and must change nothing then.
 */
export function knowsItsRow<Args>(change: Change<Args>): { change: Change<Args> } {
  return { change };
}

/** A mutation whose answer is written from the row. */
interface Write {
  key: string;
  field: GraphQLField<unknown, unknown>;
  nodes: [FieldNode, ...FieldNode[]];
  change: Change<Record<string, unknown>>;
  textOf: TextOf;
  scopes: readonly Scope[];
}

/** Answers mutations of one field from the row that they have just written, without a resolver for each of its columns. */
export class FastWrites {
  readonly #schema: GraphQLSchema;
  readonly #writes = new WeakMap<OperationDefinitionNode, Write | 'not covered'>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /**
   * The answer to a mutation of a validated document; undefined for what cannot be answered so, which is the resolvers', and
   * for what would be refused before anything is changed.
   */
  async answer(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: Context,
  ): Promise<ExecutionResult | undefined> {
    const known = this.#writes.get(operation);
    if (operation.operation !== 'mutation' || known === 'not covered') return undefined;
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables);
    if (!coerced) return undefined;
    const write = known ?? this.#prepare(document, operation, variables, context);
    this.#writes.set(operation, write);
    if (write === 'not covered' || !write.scopes.every((scope) => context.viewer.scopes.has(scope))) return undefined;
    const args = argumentsOf(write, coerced);
    if (!args) return undefined;
    const { key, field, nodes, change, textOf } = write;
    try {
      const row = await change(args, context);
      return row && asResult(`{"${key}":${textOf(row as Row)}}`);
    } catch (error) {
      // In the order of graphql-js: errors first.
      const errors = [locatedError(error, nodes, [key])];
      return { errors, data: isNonNullType(field.type) ? null : { [key]: null } };
    }
  }

  #prepare(
    whole: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: Context,
  ): Write | 'not covered' {
    try {
      const document = separateOperations(whole)[operation.name?.value ?? ''] ?? whole;
      refuseDirectives(document);
      const found = complexityFromQuery(document, { schema: this.#schema, ctx: context, variables });
      return isTooComplex(found) ? 'not covered' : prepare(this.#schema, document, operation);
    } catch (error) {
      if (error instanceof NotCovered) return 'not covered';
      throw error;
    }
  }
}

function prepare(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Write {
  const fragments = document.definitions.flatMap((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
  );
  const plain = { schema, fragments: Object.fromEntries(fragments) };
  const root = schema.getMutationType() as GraphQLObjectType;
  const [first, ...others] = collectFields(plain, {}, root, [operation.selectionSet]);
  const [key = '', nodes = []] = first ?? [];
  const field = root.getFields()[nodes[0]?.name.value ?? ''];
  const change = field?.extensions.change as Change<Record<string, unknown>> | undefined;
  const type = getNamedType(field?.type);
  if (others.length > 0 || !field || !change || !isObjectType(type)) throw new NotCovered();
  const scopes = new Set<Scope>(declaredScopes(optionsOf(field)));
  const textOf = compileRowText(plain, type, nodes, scopes);
  return { key, field, nodes: nodes as [FieldNode], change, textOf, scopes: [...scopes] };
}

/** Undefined when the resolvers would refuse them. */
function argumentsOf({ field, nodes }: Write, variables: Record<string, unknown>): Record<string, unknown> | undefined {
  try {
    return getArgumentValues(field, nodes[0], variables);
  } catch {
    return undefined;
  }
}

/** Which fields are selected may not depend on the variables. */
function refuseDirectives(document: DocumentNode): void {
  visit(document, {
    Directive() {
      throw new NotCovered();
    },
  });
}

function asResult(data: string): ExecutionResult {
  return { stringify: () => `{"data":${data}}` } as ExecutionResult;
}
