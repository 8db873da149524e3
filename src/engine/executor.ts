import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../errors.ts';
import type { Context } from '../graphql/context.ts';
import { BulkCalls, type Execution } from './bulk-calls/bulk-calls.ts';
import type { FastReads } from './fast-reads/fast-reads.ts';
import type { FastWrites } from './fast-writes/fast-writes.ts';
import { refuseUnscoped } from './mutation-scopes.ts';
import { type PlainVariables, withPlainVariables } from './plain-variables.ts';

/** An operation of a document that was parsed and validated, ready to be executed again and again. */
export interface Operation extends PlainVariables {
  definition: OperationDefinitionNode;
}

interface Fast {
  reads: FastReads;
  writes: FastWrites;
}

type Values = Record<string, unknown>;

/** The operation of a validated document with this name; undefined where it is not clear which one is meant. */
export function operationOf(document: DocumentNode, operationName: string | null | undefined): Operation | undefined {
  const plain = withPlainVariables(document);
  const definition = getOperationAST(plain.document, operationName);
  return definition ? { ...plain, definition } : undefined;
}

/**
 * Executes operations: a query from one statement where it can be, and a mutation so that its answer comes from the row that it
 * has written; all else by the resolvers, with graphql-js itself, for the executor that yoga brings answers fields in the order
 * in which they are ready, and GraphQL promises the order in which they were asked for.
 */
export class Executor {
  readonly #schema: GraphQLSchema;
  readonly #fast: Fast | undefined;
  readonly #bulkCalls: BulkCalls;

  /** Without `fast` the resolvers answer everything. */
  constructor(schema: GraphQLSchema, fast: Fast | undefined) {
    this.#schema = schema;
    this.#fast = fast;
    this.#bulkCalls = new BulkCalls(schema);
  }

  /** The answer to an operation with the variables as they were sent. */
  async execute(operation: Operation, sent: Values, contextValue: Context): Promise<ExecutionResult> {
    const { document, definition } = operation;
    const variables = operation.rename(sent);
    const answered =
      refuseUnscoped(this.#schema, document, definition, contextValue) ??
      (await this.#fast?.reads.answer(document, definition, variables, contextValue));
    if (answered) return answered;
    const bulk = this.#readRows(operation, variables);
    if (bulk) return 'errors' in bulk ? bulk : execute({ ...bulk, contextValue });
    const written = await this.#fast?.writes.answer(document, definition, variables, contextValue);
    if (written && 'result' in written) return written.result;
    return execute({
      schema: this.#schema,
      document,
      operationName: definition.name?.value,
      variableValues: variables,
      contextValue,
      rootValue: written?.root,
    });
  }

  /** How to execute a bulk call, or why it is refused as a whole; undefined for any other operation. */
  #readRows(
    { document, definition }: Operation,
    variables: Values,
  ): Execution | { errors: GraphQLError[] } | undefined {
    try {
      return this.#bulkCalls.read(document, definition, variables);
    } catch (originalError) {
      if (!(originalError instanceof DomainError)) throw originalError;
      const extensions = { http: { status: 400, spec: true } };
      return { errors: [new GraphQLError(originalError.message, { originalError, extensions })] };
    }
  }
}
