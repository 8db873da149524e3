import { execute } from 'graphql';
import type { GraphQLParams, Plugin, YogaInitialContext } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { type Executor, type Operation, operationOf } from '../engine/executor.ts';
import type { Context } from '../graphql/context.ts';
import type { RequestContext } from '../http/door.ts';

const operationsAtMost = 500;
const documentLengthAtMost = 20_000;

/**
 * Passes operations to the executor, with a cache of documents: yoga parses and validates a document the first time, and later it is
 * found by its text and executed at once.
 */
export function useExecution(
  executor: Executor,
  makeContext: (context: RequestContext) => Context,
): Plugin<object, RequestContext> {
  const known = new LRUCache<string, Operation>({ max: operationsAtMost });
  const run = (operation: Operation, sent: unknown, context: RequestContext) =>
    executor.execute(operation, (sent ?? {}) as Record<string, unknown>, makeContext(context));

  return {
    onParams({ request, params, context, setParamsHandler }) {
      const found = isPlain(params) ? known.get(keyOf(params)) : undefined;
      // A mutation by GET is left to yoga, which refuses it.
      if (!found || (request.method !== 'POST' && found.definition.operation !== 'query')) return;
      setParamsHandler(() => run(found, params.variables, context));
    },
    onExecute({ args, setExecuteFn }) {
      const { operationName, variableValues } = args;
      const { params, ...context } = args.contextValue as YogaInitialContext & RequestContext;
      const operation = operationOf(args.document, operationName);
      // Without a definite operation graphql-js itself answers with the error.
      if (!operation) return setExecuteFn(execute);
      const key = keyOf(params);
      if (key.length <= documentLengthAtMost) known.set(key, operation);
      setExecuteFn(() => run(operation, variableValues, context));
    },
  };
}

/** The key of a cached operation: a document may hold several, so the name is part of it. */
function keyOf({ query = '', operationName }: GraphQLParams): string {
  return JSON.stringify([operationName ?? null, query]);
}

/** Whether the parameters have the right types. Others are left to yoga, which refuses them. */
function isPlain({ query, operationName, variables }: GraphQLParams): boolean {
  const named = operationName === undefined || operationName === null || typeof operationName === 'string';
  const given = variables === undefined || variables === null;
  return typeof query === 'string' && named && (given || (typeof variables === 'object' && !Array.isArray(variables)));
}
