import { createYoga } from 'graphql-yoga';
import { Authenticator } from './access/access.authenticate.ts';
import type { SigningKey } from './audit/audit.checkpoint.ts';
import type { Deps } from './deps.ts';
import type { Context } from './graphql/context.ts';
import { FastReads } from './graphql/fast-reads/fast-reads.ts';
import { FastWrites } from './graphql/fast-writes/fast-writes.ts';
import { playgroundOf, renderPlayground } from './graphql/playground.ts';
import { type App, refuseBadTargets } from './graphql/request-target.ts';
import { useAccess, viewerOf } from './graphql/use-access.ts';
import { useBodyLimit } from './graphql/use-body-limit.ts';
import { useDocumentLimits } from './graphql/use-document-limits.ts';
import { useExecution } from './graphql/use-execution.ts';
import { usePublicErrors } from './graphql/use-public-errors.ts';
import { requestIdOf, useRequestId } from './graphql/use-request-id.ts';
import { useRootRedirect } from './graphql/use-root-redirect.ts';
import { useRowValidation } from './graphql/use-row-validation.ts';
import { useStrictRequests } from './graphql/use-strict-requests.ts';
import type { Log } from './log.ts';
import { schema } from './schema.ts';

export interface AppDeps extends Deps {
  /** Milliseconds since some time, never going back; those of the process when absent. */
  elapsedMs?: () => number;
  /** Whether queries are answered from one statement where they can be; true when absent. */
  fastReads?: boolean;
  /** Whether the sample world, which GraphiQL's first queries read, was asked for; true when absent. */
  sampleData?: boolean;
  log: Log;
  /** Signs the checkpoints of the audit log. */
  signingKey: SigningKey;
  /** SIGNET_ADMIN_KEY: lets in whoever sends it, with all scopes. */
  adminKey?: string | undefined;
}

export type { App };

/**
 * The application without a port: `app.fetch` answers requests, and node:http can call `app` itself.
 * Plugins stand in the order in which a request meets them.
 */
export function createApp({
  prisma,
  query,
  clock,
  log,
  signingKey,
  vault,
  adminKey,
  elapsedMs,
  fastReads = true,
  sampleData = true,
}: AppDeps): App {
  const authenticator = new Authenticator({ query, clock, adminKey, elapsedMs });
  const makeContext = (request: Request): Context => {
    const viewer = viewerOf(request);
    const call = { actor: viewer.name, requestId: requestIdOf(request) };
    return { prisma, query, clock, signingKey, vault, viewer, authenticator, call };
  };
  const fast = fastReads ? { reads: new FastReads(schema, query, log), writes: new FastWrites(schema) } : undefined;
  const server = createYoga({
    schema,
    plugins: [
      useRequestId(log),
      useRootRedirect(),
      useStrictRequests(),
      useBodyLimit(),
      useAccess(authenticator),
      useDocumentLimits(),
      useRowValidation(),
      useExecution(schema, makeContext, fast),
      usePublicErrors(schema, log),
    ],
    graphiql: playgroundOf(sampleData),
    renderGraphiQL: renderPlayground,
    landingPage: false,
    // Errors are masked and logged in usePublicErrors alone, which also sees those of parsing and validation.
    maskedErrors: false,
    logging: false,
    multipart: false,
    // Bodies are limited by useBodyLimit.
    maxRequestBodySize: false,
    // Pages of other sites may not read answers; a frontend of another origin goes through a proxy of its own.
    cors: false,
  });
  return refuseBadTargets(server as App, log);
}
