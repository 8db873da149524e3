import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { Query } from '../db/open-database.ts';
import { DomainError } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import type { Context } from './context.ts';
import { NotCovered } from './fast-reads/not-covered.ts';
import { type CachedRead, cacheRead, StatementCache } from './fast-reads/read-cache.ts';
import { viewerOf } from './use-access.ts';

export interface FastReadsDeps extends Pick<Context, 'privacy'> {
  query: Query;
  log: Log;
}

const documentsAtMost = 500;
const documentLengthAtMost = 20_000;

/**
 * Answers queries from one statement each, whose only value is the text of the answer. What cannot be answered so, and
 * whatever would be refused, is left to the resolvers, so that every error is theirs.
 *
 * The first time a document is seen it is parsed and validated as every other; after that it is known by its text.
 */
export function useFastReads(schema: GraphQLSchema, deps: FastReadsDeps): Plugin {
  const statements = new StatementCache(deps.query);
  const reads = new Map<string, CachedRead>();
  const declined = new WeakSet<Request>();

  const answer = async (
    read: CachedRead,
    request: Request,
    variables: unknown,
  ): Promise<ExecutionResult | undefined> => {
    try {
      const context = { viewer: viewerOf(request), privacy: deps.privacy };
      const data = await statements.run(read, (variables ?? {}) as Record<string, unknown>, context);
      return asResult(data);
    } catch (error) {
      declined.add(request);
      // What the resolvers can neither answer, they tell and log.
      if (!(error instanceof NotCovered || error instanceof DomainError)) {
        deps.log.warn({ error: describeError(error) }, 'a query could not be read in one statement');
      }
      return undefined;
    }
  };

  return {
    async onParams({ params, request, setResult }) {
      const read = isPlain(params) ? reads.get(keyOf(params)) : undefined;
      if (!read) return;
      const result = await answer(read, request, params.variables);
      if (result) setResult(result);
    },
    async onExecute({ args, setResultAndStopExecution }) {
      const { request, params } = args.contextValue as Context;
      if (declined.has(request)) return;
      const key = keyOf(params);
      const read = reads.get(key) ?? cacheRead(schema, args.document, args.operationName);
      if (!read) return;
      if (key.length <= documentLengthAtMost) {
        if (reads.size >= documentsAtMost) reads.delete(reads.keys().next().value ?? '');
        reads.set(key, read);
      }
      const result = await answer(read, request, args.variableValues);
      if (result) setResultAndStopExecution(result);
    },
  };
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

/** The text passes as it came from the database. */
function asResult(data: string): ExecutionResult {
  return { stringify: () => `{"data":${data}}` } as ExecutionResult;
}
