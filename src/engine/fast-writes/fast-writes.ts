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
  locatedError,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Scope } from '../../access/access.scopes.ts';
import { collectFields } from '../../graphql/collect-fields.ts';
import { isTooComplex } from '../../graphql/complexity.ts';
import type { Context } from '../../graphql/context.ts';
import { type Change, ChangeMade } from '../../graphql/row-field.ts';
import { NotCovered } from '../not-covered.ts';
import { extractOperation, textResult } from '../operation.ts';
import { compileRowText, type PlainDocument, type Row, requireScopes, type TextOf } from '../row-text.ts';

type Args = Record<string, unknown>;

/** A mutation whose answer is written from the row. */
interface Write {
  key: string;
  field: GraphQLField<unknown, unknown>;
  nodes: [FieldNode, ...FieldNode[]];
  change: Change;
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
   * The answer to a mutation of a validated document, or the root with which the resolvers make it, for the change was made
   * already; undefined for what cannot be answered so, which is the resolvers', and for what would be refused before
   * anything is changed.
   */
  async answer(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: Context,
  ): Promise<{ result: ExecutionResult } | { root: ChangeMade } | undefined> {
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
      const outcome = await change.make(args, context);
      const row = change.rowOf(outcome);
      return row ? { result: textResult(`{"${key}":${textOf(row as Row)}}`) } : { root: new ChangeMade(outcome) };
    } catch (error) {
      // In the order of graphql-js: errors first.
      const errors = [locatedError(error, nodes, [key])];
      return { result: { errors, data: isNonNullType(field.type) ? null : { [key]: null } } };
    }
  }

  #prepare(
    whole: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: Context,
  ): Write | 'not covered' {
    try {
      const { document, fragments } = extractOperation(whole, operation);
      refuseDirectives(document);
      const found = complexityFromQuery(document, { schema: this.#schema, ctx: context, variables });
      return isTooComplex(found) ? 'not covered' : prepare({ schema: this.#schema, fragments }, operation);
    } catch (error) {
      if (error instanceof NotCovered) return 'not covered';
      throw error;
    }
  }
}

function prepare(document: PlainDocument, operation: OperationDefinitionNode): Write {
  const root = document.schema.getMutationType() as GraphQLObjectType;
  const [first, ...others] = collectFields(document, {}, root, [operation.selectionSet]);
  const [key = '', nodes = []] = first ?? [];
  const field = root.getFields()[nodes[0]?.name.value ?? ''];
  const change = field?.extensions.change as Change | undefined;
  const type = getNamedType(field?.type);
  if (others.length > 0 || !field || !change || !isObjectType(type)) throw new NotCovered();
  const scopes = new Set<Scope>();
  requireScopes(field, scopes);
  const textOf = compileRowText(document, type, nodes, scopes);
  return { key, field, nodes: nodes as [FieldNode], change, textOf, scopes: [...scopes] };
}

/** Undefined when the resolvers would refuse them. */
function argumentsOf({ field, nodes }: Write, variables: Args): Args | undefined {
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
