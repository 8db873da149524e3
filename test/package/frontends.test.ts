import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, isObjectType, isScalarType, specifiedScalarTypes } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { hasChromium, launchChromium } from '../browser/chromium.ts';
import { root } from './root.ts';
import { useSampleServer } from './sample.ts';

const execute = promisify(execFile);
const folder = new URL('examples/frontends/', root);
const inFolder = (file: string) => fileURLToPath(new URL(file, folder));
const page = readFileSync(new URL('docs/frontends.md', root), 'utf8');

test('docs/frontends.md shows the files of examples/frontends as they are', () => {
  const shown = [...page.matchAll(/\(\.\.\/examples\/frontends\/(\S+)\):\n\n```\w+\n([\s\S]*?)^```$/gm)];
  expect(shown.length).toBeGreaterThanOrEqual(7);
  for (const [, file = '', code] of shown) expect(readFileSync(inFolder(file), 'utf8'), file).toBe(code);
});

const schema = buildSchema(readFileSync(new URL('schema.graphql', root), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

test('every scalar of the schema has its type in each configuration, and in the table of docs/frontends.md', () => {
  const scalars = types.filter(
    (type) => isScalarType(type) && !specifiedScalarTypes.some(({ name }) => name === type.name),
  );
  const files = ['apollo/codegen.ts', 'relay/relay.config.json', 'urql/graphql.ts'].map((file) => inFolder(file));
  for (const { name } of scalars) {
    expect(page).toMatch(new RegExp(`^\\|.*\`${name}\``, 'm'));
    for (const file of files) expect(readFileSync(file, 'utf8'), file).toMatch(new RegExp(`\\b${name}\\b`));
  }
});

test('every type without an id has its line in the keys of urql', () => {
  const records = types.filter(
    (type) => isObjectType(type) && !/^(Query|Mutation|PageInfo|.*(Connection|Edge))$/.test(type.name),
  );
  const withoutId = records.filter((type) => isObjectType(type) && !type.getFields().id).map(({ name }) => name);
  const keys = [...readFileSync(inFolder('urql/client.ts'), 'utf8').matchAll(/^ {6}(\w+): /gm)].map(([, name]) => name);
  expect(keys).toEqual(withoutId.sort());
});

const isInstalled = existsSync(inFolder('node_modules/vite'));
const name = isInstalled ? 'Frontends' : 'Frontends (skipped: run npm ci --prefix examples/frontends)';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

describe.skipIf(!isInstalled)(name, () => {
  const server = useSampleServer();

  /** Runs a program that the project of the frontends has installed. */
  function run(program: string, ...args: string[]): Promise<unknown> {
    return execute(inFolder(`node_modules/.bin/${program}`), args, { cwd: fileURLToPath(folder) });
  }
  const load = (file: string) => import(/* @vite-ignore */ inFolder(file));

  beforeAll(async () => {
    const scripts: Record<string, string> = JSON.parse(readFileSync(inFolder('package.json'), 'utf8')).scripts;
    const generators = Object.entries(scripts).filter(([script]) => script.startsWith('generate:'));
    await Promise.all(
      generators.map(([, command]) => {
        const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
        const [program = '', ...args] = words;
        return run(program, ...args);
      }),
    );
  });

  test('have types that fit', async () => {
    await run('tsc', '-p', 'tsconfig.json');
  });

  test('Apollo reads fragments on interfaces from its cache, and makes one list of the pages', async () => {
    const client = (await load('apollo/client.ts')).createClient(server.url);
    const { IdentityPageDocument, MetadataDocument } = await load('apollo/generated/operations.ts');
    const read = async (query: unknown, variables: object, fetchPolicy = 'cache-first') =>
      (await client.query({ query, variables, fetchPolicy })).data;
    const first = await read(IdentityPageDocument, { id: sampleIds.alice, first: 3 });
    const { endCursor } = first.identity.transactions.pageInfo;
    // As fetchMore does: a cached list answers for whatever cursor.
    await read(IdentityPageDocument, { id: sampleIds.alice, first: 3, after: endCursor }, 'network-only');
    const { identity } = await read(IdentityPageDocument, { id: sampleIds.alice, first: 3 }, 'cache-only');
    expect(identity.transactions.edges.map(({ node }: { node: { amount: string } }) => node.amount)).toEqual([
      ...['150', '18.4', '1200', '2450.75'],
    ]);
    await read(MetadataDocument, { id: sampleIds.alice });
    const { node } = await read(MetadataDocument, { id: sampleIds.alice }, 'cache-only');
    expect(node.metadata).toEqual(expect.any(Object));
  });

  test('urql with gql.tada knows every type without an id, and makes one list of the pages', async () => {
    const warn = vi.spyOn(console, 'warn');
    const client = (await load('urql/client.ts')).createClient(server.url);
    const { IdentityPage, Metadata } = await load('urql/operations.ts');
    const read = async (query: unknown, variables: object, requestPolicy = 'cache-first') =>
      (await client.query(query, variables, { requestPolicy }).toPromise()).data;
    const { identity } = await read(IdentityPage, { id: sampleIds.alice, first: 3 });
    const after = identity.transactions.pageInfo.endCursor;
    const whole = await read(IdentityPage, { id: sampleIds.alice, first: 3, after });
    expect(whole.identity.transactions.edges).toHaveLength(4);
    expect(whole.identity.totals).toHaveLength(2);
    await read(Metadata, { id: sampleIds.alice });
    const { node } = await read(Metadata, { id: sampleIds.alice }, 'cache-only');
    expect(node.metadata).toEqual(expect.any(Object));
    // It warns of each type that has neither an id nor a line in `keys`.
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  });

  test('Relay puts the pages of a connection together', async () => {
    const { createEnvironment } = await load('relay/environment.ts');
    const { readPage } = await load('relay/client.ts');
    const environment = createEnvironment(server.url);
    const { identity, node } = await readPage(environment, { id: sampleIds.alice, first: 3 });
    expect(identity.transactions.edges).toHaveLength(3);
    expect(node.metadata).toEqual(expect.any(Object));
    const after = identity.transactions.pageInfo.endCursor;
    const next = await readPage(environment, { id: sampleIds.alice, first: 3, after });
    expect(next.identity.transactions.edges).toHaveLength(4);
  });

  test('genql sends a query that is an object', async () => {
    const { readIdentity } = await load('genql/client.ts');
    const { identity } = await readIdentity(server.url, sampleIds.alice);
    expect(identity.displayName).toBe('Alice Marie Smith');
    expect(identity.transactions.nodes).toMatchObject([{ amount: '150' }, { amount: '18.4' }]);
  });

  describe.skipIf(!hasChromium)('the page of apollo/ through Vite', () => {
    let url: string;
    let stop: () => void = () => {};
    let secret: string;

    beforeAll(async () => {
      const query =
        'mutation { createApiKey(input: { name: "page", scopes: ["identities:read", "ledger:write", "admin"] }) { secret } }';
      const headers = { 'content-type': 'application/json' };
      const made = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      secret = (await made.json()).data.createApiKey.secret;
      const env = { ...process.env, SIGNET_URL: new URL(server.url).origin, SIGNET_API_KEY: secret, NO_COLOR: '1' };
      const vite = spawn(inFolder('node_modules/.bin/vite'), ['--port', '0', '--host', '127.0.0.1'], {
        cwd: fileURLToPath(folder),
        env,
      });
      stop = () => vite.kill();
      url = await new Promise((resolve, reject) => {
        let output = '';
        const look = (text: Buffer) => {
          output += text;
          const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
          if (address) resolve(address);
        };
        vite.stdout.on('data', look);
        vite.stderr.on('data', look);
        vite.once('exit', () => reject(new Error(output)));
      });
    });
    afterAll(() => stop());

    test('shows an identity, reads on, refuses an amount by its rule, and tops up; the browser never sees the key', async () => {
      const browser = await launchChromium();
      try {
        const page = await browser.newPage();
        const sent: string[] = [];
        page.on('request', (request) =>
          sent.push(JSON.stringify([request.url(), request.headers(), request.postData()])),
        );
        await page.goto(`${url}apollo/`, { timeout: 60_000 });
        await page.getByRole('heading', { name: 'Alice Marie Smith' }).waitFor({ timeout: 60_000 });
        const rows = page.getByRole('list', { name: 'Transactions' }).getByRole('listitem');
        expect(await rows.count()).toBe(3);
        await page.getByRole('button', { name: 'More' }).click();
        await rows.nth(3).waitFor();
        await page.getByLabel('Amount').fill('0.001');
        await page.getByRole('button', { name: 'Top up' }).click();
        await page.getByRole('alert').getByText('[input.amount: ').waitFor();
        await page.getByLabel('Amount').fill('5');
        await page.getByRole('button', { name: 'Top up' }).click();
        await rows.filter({ hasText: '5 USD: A top-up' }).waitFor();
        expect(sent.join()).not.toContain(secret);
        expect(await page.content()).not.toContain(secret);
      } finally {
        await browser.close();
      }
    });
  });
});
