import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { fillDataFolder } from '../support/data-folder.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

/** The queries that were printed to be tried. */
function printedQueries(stdout: string): string[] {
  return stdout.split('\n').flatMap((line) => /^ {2}(\S.*)$/.exec(line)?.[1] ?? []);
}

describe.skipIf(onPostgres)('starting on the embedded database', () => {
  test('makes .signet with the sample world, prints queries that work, and keeps all of it over a restart', async () => {
    const folder = makeFolder();
    const first = startServer(folder);
    const url = await first.ready;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(existsSync(join(folder, '.signet', 'database'))).toBe(true);

    const queries = printedQueries(first.stdout());
    expect(queries.length).toBeGreaterThanOrEqual(2);
    const client = createClient({ url });
    const answers = await Promise.all(queries.map((query) => client.request(query)));
    for (const answer of answers) expect(JSON.stringify(answer)).toMatch(/Alice|Maple|sample-/);
    const { createIdentity: mine } = await client.createIdentity({
      input: { identityType: 'INDIVIDUAL', firstName: 'Bob' },
    });
    const everything = await readEverything(url);
    await first.kill('SIGTERM');

    const second = startServer(folder);
    expect(await readEverything(await second.ready)).toEqual(everything);
    expect(everything.identities.nodes.map((identity) => identity.id)).toContain(mine.id);
    expect(everything.identities.nodes).toHaveLength(3);
    expect(second.stderr()).toBe('');
  });

  test('starts with an empty ledger when SIGNET_SAMPLE_DATA is off, and prints queries that work there', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, 'data'));
    const server = startServer(folder, { SIGNET_SAMPLE_DATA: 'off', SIGNET_DATA_DIR: 'data' });
    const url = await server.ready;

    const { identities, ledgers, transactions } = await readEverything(url);
    expect([identities.nodes, ledgers.nodes, transactions.nodes]).toEqual([[], [], []]);
    for (const query of printedQueries(server.stdout())) await createClient({ url }).request(query);
    expect((await readEverything(url)).identities.nodes).toHaveLength(1);
  });

  test('adds no sample world to a ledger that is in use', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const empty = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    await (await empty.client()).createIdentity({ input: { identityType: 'INDIVIDUAL', firstName: 'Bob' } });
    await empty.kill('SIGTERM');

    const { identities, ledgers } = await readEverything(await startServer(folder).ready);
    expect(identities.nodes).toHaveLength(1);
    expect(ledgers.nodes).toEqual([]);
  });

  test('takes its settings from .env in the working directory, in the encoding that a shell chose', async () => {
    const folder = makeFolder();
    const settings = ['SIGNET_DATA_DIR=elsewhere', 'SIGNET_SAMPLE_DATA=off', 'LOG_LEVEL=silent', 'SIGNET_TOKENIZE=DOB'];
    writeFileSync(join(folder, '.env'), Buffer.from(`\ufeff${settings.join('\r\n')}\r\n`, 'utf16le'));
    await fillDataFolder(join(folder, 'elsewhere'));
    const server = startServer(folder);
    const client = await server.client();
    const input = { identityType: 'INDIVIDUAL', firstName: 'Alice', dob: '1985-05-15' } as const;
    const { createIdentity } = await client.createIdentity({ input });

    expect(createIdentity.tokenizedFields).toEqual(['DOB']);
    expect((await client.identities()).identities.nodes).toHaveLength(1);
    expect(server.stdout()).not.toContain('opened');
    expect(existsSync(join(folder, '.signet'))).toBe(false);
  });
});

interface Everything {
  identities: { nodes: { id: string }[] };
  ledgers: { nodes: unknown[] };
  transactions: { nodes: unknown[] };
}

function readEverything(url: string): Promise<Everything> {
  return createClient({ url }).request<Everything, object>(`{
    identities(first: 100) { nodes { id displayName metadata version totals { currency balance } } }
    active: identities(filter: { status: [ACTIVE] }) {
      totalCount nodes { transactions(filter: { kind: [TRANSFER], status: [APPLIED] }) { totalCount } }
    }
    ledgers(first: 100) { nodes { id name metadata } }
    balances(first: 100) { nodes { id currency indicator balance } }
    transactions(first: 100) { nodes { id reference amount description } }
  }`);
}
