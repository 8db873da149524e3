import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { signingKeyOf } from '../src/audit/audit.checkpoint.ts';
import { createClock } from '../src/clock.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { connectToServer } from '../src/db/server.ts';
import { identityVault } from '../src/identity/identity.vault.ts';
import { masterKeysOf } from '../src/vault/vault.master-keys.ts';
import { createRandom } from '../test/support/random.ts';
import { captureStatements, type Statement } from './capture.ts';
import type { Case } from './cases.ts';
import { type WorldSize, worldEnd } from './world.ts';
import { readSizes } from './worlds.ts';

/** Signet in this process, on one of the measured databases. */
export interface Subject {
  world: WorldSize;
  /** The next run of a case; every run asks for another customer, the same in every measurement. */
  run(measured: Case, at: number): Promise<Run>;
  /** What PostgreSQL did for a statement. */
  explain(statement: Statement): Promise<Plan>;
  close(): Promise<void>;
}

export interface Run {
  /** From the request to its answer. */
  milliseconds: number;
  statements: Statement[];
}

export interface Plan {
  indexes: string[];
  /** Large tables that are read from end to end. */
  scanned: string[];
  text: string;
}

/** An admin key in memory, so that authentication sends no statement. */
const adminKey = 'bench'.repeat(8);

type Answer = { data?: Record<string, unknown>; errors?: unknown[] };

export async function openSubject(url: string): Promise<Subject> {
  const world = await readSizes(url);
  const { prisma, query, close } = await openDatabase({ databaseUrl: url, dataDir: '' });
  const vault = identityVault(masterKeysOf([{ id: 'bench', bytes: Buffer.alloc(32, 1) }]), []);
  const app = createApp({
    prisma,
    query,
    vault,
    clock: createClock(() => worldEnd),
    log: pino({ level: 'silent' }),
    signingKey: signingKeyOf(Buffer.alloc(32, 1)),
    adminKey,
  });
  const ask = async (document: string, variables: object): Promise<Answer> => {
    const response = await app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${adminKey}` },
      body: JSON.stringify({ query: document, variables }),
    });
    const answer = (await response.json()) as Answer;
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer;
  };
  const cursors = new Map<string, string | undefined>();
  return {
    world,
    async run(measured, at) {
      const variables = measured.variables(world, createRandom(at));
      if (!cursors.has(measured.name)) cursors.set(measured.name, await walk(ask, measured, variables));
      const all = { ...variables, after: cursors.get(measured.name) };
      const begun = performance.now();
      const statements = await captureStatements(() => ask(measured.document, all));
      return { milliseconds: performance.now() - begun, statements };
    },
    explain: (statement) => explain(url, statement),
    close,
  };
}

/** Pages through a list to the row that the case starts after, and returns that row's cursor. */
async function walk(
  ask: (document: string, variables: object) => Promise<Answer>,
  { document, skips = 0 }: Case,
  variables: object,
): Promise<string | undefined> {
  let after: string | undefined;
  for (let left = skips; left > 0; left -= 100) {
    const { data } = await ask(document, { ...variables, first: Math.min(100, left), after });
    after = /"endCursor":"([\w-]+)"/.exec(JSON.stringify(data))?.[1];
    if (!after) throw new Error(`The list ends ${left} rows before page 1,000: the world is too small.`);
  }
  return after;
}

const largeTables = ['identities', 'balances', 'transactions', 'balance_days', 'pair_days', 'audit_events'];

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

async function explain(url: string, { text, values }: Statement): Promise<Plan> {
  const client = await connectToServer(url);
  try {
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const nodes = nodesOf((rows[0] as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN'][0]?.Plan);
    const told = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values);
    return {
      indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].sort(),
      scanned: nodes
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name'] ?? '')
        .filter((table) => largeTables.includes(table)),
      text: told.rows.map((row) => row['QUERY PLAN']).join('\n'),
    };
  } finally {
    await client.end();
  }
}

function nodesOf(node: PlanNode | undefined): PlanNode[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(nodesOf)] : [];
}
