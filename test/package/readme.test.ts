import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { readBlocks } from './page.ts';
import { root } from './root.ts';
import { useSampleServer } from './sample.ts';

const readme = readFileSync(new URL('README.md', root), 'utf8');
const blocks = readBlocks(readme);
const shell = blocks.filter(({ language }) => language === 'sh').map(({ code }) => code);

const operations = readFileSync(new URL('docs/operations.md', root), 'utf8');

describe('README.md', () => {
  const server = useSampleServer();

  test('opens with one sentence, the two commands and a first query', () => {
    const [title, sentence] = readme.split('\n\n');
    expect(title).toBe('# Signet');
    expect(sentence).toMatch(/^[^.]+\.$/);
    expect(shell[0]).toBe('npm ci\nnpm start\n');
    expect(blocks.slice(0, 3).map(({ language }) => language)).toEqual(['sh', 'graphql', 'json']);
  });

  test('shows a request for the shell that is answered', async () => {
    const command = shell.find((code) => code.startsWith('curl')) ?? '';
    const body = /-d '([^']*)'/.exec(command)?.[1];
    const response = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const identity = { displayName: 'Maple Street Bakery', totals: [{ currency: 'USD', balance: '7567.65' }] };
    expect(await response.json()).toEqual({ data: { identities: { nodes: [identity] } } });
  });
});

describe('docs/operations.md', () => {
  test('has in its table every variable that the configuration reads, and no other', () => {
    const source = readFileSync(new URL('src/config.ts', root), 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z_]+): z\b/gm)].map(([, name]) => name);
    expect(read).not.toEqual([]);
    expect(readTable().map(([name]) => name)).toEqual(read);
  });

  test('has in its table the defaults that hold', () => {
    const { port, host, databaseUrl, dataDir, fastReads, sampleData, logLevel } = readConfig({});
    expect(Object.fromEntries(readTable())).toEqual({
      PORT: String(port),
      HOST: host,
      DATABASE_URL: databaseUrl,
      SIGNET_DATA_DIR: dataDir,
      SIGNET_FAST_READS: fastReads ? 'on' : 'off',
      SIGNET_SAMPLE_DATA: sampleData ? 'on' : 'off',
      LOG_LEVEL: logLevel,
    });
  });
});

/** The rows of the table of variables: the name and, where there is one, the default. */
function readTable(): [string, string | undefined][] {
  return [...operations.matchAll(/^\| `([A-Z_]+)` \|(?: `([^`]*)`)? \|/gm)].map(([, name = '', value]) => [
    name,
    value,
  ]);
}
