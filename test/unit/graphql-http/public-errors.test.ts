import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { usePublicErrors } from '../../../src/graphql-http/use-public-errors.ts';
import { schema } from '../../../src/schema.ts';

/** The sentences for these errors of one answer, and how often the document was looked at for them. */
function publish(query: string, found: readonly GraphQLError[]): { messages: string[]; looks: number } {
  let looks = 0;
  let messages: string[] = [];
  const params = {
    get query() {
      looks += 1;
      return query;
    },
  };
  const request = new Request('http://localhost/graphql');
  const plugin = usePublicErrors(schema, pino({ level: 'silent' }));
  plugin.onParams?.({ request, params } as never);
  plugin.onResultProcess?.({
    request,
    result: { data: null, errors: found },
    serverContext: { requestId: 'one' },
    setResult: ({ errors }: { errors: GraphQLError[] }) => {
      messages = errors.map(({ message }) => message);
    },
  } as never);
  return { messages, looks };
}

const failures = Array.from(
  { length: 100 },
  (_, at) => new GraphQLError('x', { path: ['nodes', at], originalError: new Error('x') }),
);

test('a document is parsed once for all errors of an answer, and only for failures of fields', () => {
  const { messages, looks } = publish('mutation { createLedger(input: { name: "L" }) { id } }', failures);
  expect(new Set(messages)).toEqual(new Set([expect.stringContaining('The call was carried out')]));
  expect(messages).toHaveLength(failures.length);
  expect(looks).toBe(1);
  expect(publish('{ ledgers { totalCount } }', failures)).toMatchObject({ looks: 1 });
  expect(publish('{', [new GraphQLError('x', { originalError: new Error('x') })])).toMatchObject({ looks: 0 });
});
