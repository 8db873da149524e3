import { Response as AnyResponse } from '@whatwg-node/fetch';
import type { GraphQLSchema } from 'graphql';
import { YogaServer } from 'graphql-yoga';
import type { Executor } from '../engine/executor.ts';
import type { Context } from '../graphql/context.ts';
import type { RequestContext, Route } from '../http/door.ts';
import type { Log } from '../log.ts';
import { renderPlayground, wantsGraphiql } from './playground.ts';
import { useDocumentLimits } from './use-document-limits.ts';
import { useExecution } from './use-execution.ts';
import { usePublicErrors } from './use-public-errors.ts';
import { useRowValidation } from './use-row-validation.ts';
import { useStrictRequests } from './use-strict-requests.ts';

interface GraphQLOptions {
  schema: GraphQLSchema;
  executor: Executor;
  makeContext: (context: RequestContext) => Context;
  /** Whether there is a sample world, which GraphiQL's first queries read. */
  sampleData: boolean;
  log: Log;
}

export const graphqlPath = '/graphql';

/**
 * The route of GraphQL over HTTP, and of GraphiQL for browsers. Plugins are listed in the order in which a request meets them; what
 * concerns all requests is in http/.
 */
export function graphqlRoute({ schema, executor, makeContext, sampleData, log }: GraphQLOptions): Route {
  // YogaServer and not createYoga, which would add a second HTTP adapter around it: http/ has the adapter, routes and limits.
  const server = new YogaServer<RequestContext, object>({
    schema,
    graphqlEndpoint: graphqlPath,
    plugins: [
      useStrictRequests(),
      useDocumentLimits(),
      useRowValidation(),
      useExecution(executor, makeContext),
      usePublicErrors(schema, log),
    ],
    // The route itself renders GraphiQL.
    graphiql: false,
    // Errors are masked and logged in usePublicErrors alone, which also sees those of parsing and validation.
    maskedErrors: false,
    logging: false,
    multipart: false,
    // http/ has limited the body before.
    maxRequestBodySize: false,
  });
  const answer: Route['answer'] = (request, context) =>
    wantsGraphiql(request)
      ? showPage(schema, sampleData)
      : server.handle(request, { ...context, waitUntil: doNothing });
  return { path: graphqlPath, isPublic: wantsGraphiql, answer };
}

/** `waitUntil` of serverless platforms, which yoga requires. This process outlives its answers, so there is nothing to wait for. */
function doNothing(): void {}

async function showPage(schema: GraphQLSchema, sampleData: boolean): Promise<Response> {
  const page = await renderPlayground(graphqlPath, schema, sampleData);
  return new AnyResponse(page, { headers: { 'content-type': 'text/html' } });
}
