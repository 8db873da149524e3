import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Query } from '../../db/open-database.ts';
import { DomainError } from '../../errors.ts';
import { describeError, type Log } from '../../log.ts';
import { NotCovered } from '../not-covered.ts';
import { textResult } from '../operation.ts';
import type { ReadContext } from './compile.ts';
import { type CachedRead, cacheRead, StatementCache } from './read-cache.ts';

/** Answers queries from one statement each, whose only value is the text of the answer. */
export class FastReads {
  readonly #schema: GraphQLSchema;
  readonly #log: Log;
  readonly #statements: StatementCache;
  readonly #reads = new WeakMap<OperationDefinitionNode, CachedRead>();

  constructor(schema: GraphQLSchema, query: Query, log: Log) {
    this.#schema = schema;
    this.#log = log;
    this.#statements = new StatementCache(query);
  }

  /**
   * The answer to a query of a validated document; undefined for what cannot be answered so and for whatever would be
   * refused, which are the resolvers', so that every error is theirs.
   */
  async answer(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: ReadContext,
  ): Promise<ExecutionResult | undefined> {
    if (operation.operation !== 'query') return undefined;
    const read = this.#reads.get(operation) ?? cacheRead(this.#schema, document, operation);
    this.#reads.set(operation, read);
    try {
      return textResult(await this.#statements.run(read, variables, context));
    } catch (error) {
      // What the caller is refused for, the resolvers tell them; GraphQL itself refuses an argument that a variable leaves null.
      if (![NotCovered, DomainError, GraphQLError].some((known) => error instanceof known)) {
        this.#log.warn({ error: describeError(error) }, 'a query could not be read in one statement');
      }
      return undefined;
    }
  }
}
