import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { GraphQLParams, Plugin, YogaInitialContext } from 'graphql-yoga';
import { DomainError } from '../errors.ts';
import { BulkCalls, type Execution } from './bulk-calls/bulk-calls.ts';
import type { Context } from './context.ts';
import type { FastReads } from './fast-reads/fast-reads.ts';
import type { FastWrites } from './fast-writes/fast-writes.ts';
import { refuseUnscoped } from './mutation-scopes.ts';
import { type PlainVariables, withPlainVariables } from './plain-variables.ts';

/** An operation of a document that was parsed and validated. */
interface Known extends PlainVariables {
  operation: OperationDefinitionNode;
}

const operationsAtMost = 500;
const documentLengthAtMost = 20_000;

/**
 * Executes operations: a query from one statement where it can be, and a mutation so that its answer comes from the row that it
 * has written; all else by the resolvers, with graphql-js itself, for the executor that yoga brings answers fields in the order
 * in which they are ready, and GraphQL promises the order in which they were asked for.
 *
 * The first time a document is seen yoga parses and validates it; after that it is known by its text, and executed at once.
 */
export function useExecution(
  schema: GraphQLSchema,
  makeContext: (request: Request) => Context,
  fast: { reads: FastReads; writes: FastWrites } | undefined,
): Plugin {
  const known = new Map<string, Known>();
  const bulkCalls = new BulkCalls(schema);

  const run = async (
    { document, operation, rename }: Known,
    sent: unknown,
    request: Request,
  ): Promise<ExecutionResult> => {
    const contextValue = makeContext(request);
    const variableValues = rename((sent ?? {}) as Record<string, unknown>);
    const operationName = operation.name?.value;
    const answered =
      refuseUnscoped(schema, document, operation, contextValue) ??
      (await fast?.reads.answer(document, operation, variableValues, contextValue));
    if (answered) return answered;
    const bulk = readRows(bulkCalls, { document, operation }, variableValues);
    if (bulk) return 'errors' in bulk ? bulk : execute({ ...bulk, contextValue });
    const written = await fast?.writes.answer(document, operation, variableValues, contextValue);
    if (written && 'result' in written) return written.result;
    return execute({ schema, document, operationName, variableValues, contextValue, rootValue: written?.root });
  };

  return {
    onParams({ request, params, setParamsHandler }) {
      const found = isPlain(params) ? known.get(keyOf(params)) : undefined;
      // What GET may not change, yoga refuses when it has parsed it.
      if (!found || (request.method !== 'POST' && found.operation.operation !== 'query')) return;
      setParamsHandler(() => run(found, params.variables, request));
    },
    onExecute({ args, setExecuteFn }) {
      const { operationName, variableValues } = args;
      const { request, params } = args.contextValue as YogaInitialContext;
      const plain = withPlainVariables(args.document);
      const operation = getOperationAST(plain.document, operationName);
      // Which one is meant, GraphQL itself asks.
      if (!operation) return setExecuteFn(execute);
      const found: Known = { ...plain, operation };
      const key = keyOf(params);
      if (key.length <= documentLengthAtMost) {
        if (known.size >= operationsAtMost) known.delete(known.keys().next().value ?? '');
        known.set(key, found);
      }
      setExecuteFn(() => run(found, variableValues, request));
    },
  };
}

/** How to execute a bulk call, or why it is refused as a whole. */
function readRows(
  bulkCalls: BulkCalls,
  { document, operation }: Pick<Known, 'document' | 'operation'>,
  sent: Record<string, unknown>,
): Execution | { errors: GraphQLError[] } | undefined {
  try {
    return bulkCalls.read(document, operation, sent);
  } catch (originalError) {
    if (!(originalError instanceof DomainError)) throw originalError;
    const extensions = { http: { status: 400, spec: true } };
    return { errors: [new GraphQLError(originalError.message, { originalError, extensions })] };
  }
}

/** The document alone may hold several operations. */
function keyOf({ query = '', operationName }: GraphQLParams): string {
  return JSON.stringify([operationName ?? null, query]);
}

/** Whatever else was sent is for the server to refuse. */
function isPlain({ query, operationName, variables }: GraphQLParams): boolean {
  const named = operationName === undefined || operationName === null || typeof operationName === 'string';
  const given = variables === undefined || variables === null;
  return typeof query === 'string' && named && (given || (typeof variables === 'object' && !Array.isArray(variables)));
}
