import { Authenticator } from './access/access.authenticate.ts';
import type { SigningKey } from './audit/audit.checkpoint.ts';
import type { Deps } from './deps.ts';
import { Executor } from './engine/executor.ts';
import { FastReads } from './engine/fast-reads/fast-reads.ts';
import { FastWrites } from './engine/fast-writes/fast-writes.ts';
import { exportRoutes } from './export/export.routes.ts';
import type { StreamLimits } from './export/export.stream.ts';
import type { Context } from './graphql/context.ts';
import { graphqlPath, graphqlRoute } from './graphql-http/route.ts';
import { Cors } from './http/cors.ts';
import { openDoor, type RequestContext } from './http/door.ts';
import { health, redirectRoot } from './http/plain-routes.ts';
import type { App } from './http/request-target.ts';
import type { Log } from './log.ts';
import { schema } from './schema.ts';

export interface AppDeps extends Deps {
  /** A monotonic clock in milliseconds; that of the process when absent. */
  elapsedMs?: () => number;
  /** Whether queries are answered from one statement where they can be; true when absent. */
  fastReads?: boolean;
  /** Whether there is a sample world, which GraphiQL's first queries read; true when absent. */
  sampleData?: boolean;
  /** The origins of the web pages that may read answers; none when absent. */
  corsOrigins?: readonly string[];
  /** How long an export may take and its reader may wait; an hour and a minute when absent. */
  exportLimits?: StreamLimits;
  log: Log;
  /** Signs the checkpoints of the audit log. */
  signingKey: SigningKey;
  /** SIGNET_ADMIN_KEY, an API key with all scopes. */
  adminKey?: string | undefined;
}

export type { App };

/** Creates the application without a port: `app.fetch` answers requests in tests, and `app` is a listener for node:http. */
export function createApp(deps: AppDeps): App {
  const { prisma, query, clock, log, signingKey, vault, adminKey, elapsedMs } = deps;
  const { fastReads = true, sampleData = true, corsOrigins } = deps;
  const authenticator = new Authenticator({ query, clock, adminKey, elapsedMs });
  const makeContext = ({ viewer, requestId }: RequestContext): Context => {
    if (!viewer) throw new Error('The request was not authenticated.');
    const call = { actor: viewer.name, requestId };
    return { prisma, query, clock, signingKey, vault, viewer, authenticator, call };
  };
  const fast = fastReads ? { reads: new FastReads(schema, query, log), writes: new FastWrites(schema) } : undefined;
  const executor = new Executor(schema, fast);
  const graphql = graphqlRoute({ schema, executor, makeContext, sampleData, log });
  const exports = exportRoutes({ query, clock, schema, graphql: graphql.answer, log, limits: deps.exportLimits });
  return openDoor({
    routes: [graphql, ...exports, redirectRoot(graphqlPath), health],
    authenticator,
    cors: new Cors(corsOrigins),
    log,
  });
}
