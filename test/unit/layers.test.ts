import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** One import of a file of src by another. */
interface Import {
  from: string;
  to: string;
}

/** The nouns in the order of their dependencies: the domain files of each may import those before it. */
const nouns = ['audit', 'access', 'identity', 'ledger', 'balance', 'transaction', 'statement', 'metadata', 'insight'];

/** Allowed violations, each with its reason. */
const exceptions: (Import & { reason: string })[] = [];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((file) => /\.ts$/.test(file) && !isGenerated(file));
const imports = files.flatMap(importsOf);
const takesDeps = new Set(imports.filter(({ to }) => to === 'src/deps.ts').map(({ from }) => from));

/** The layers from top to bottom. A file may import from its own layer and from those below it. */
const layers: [name: string, isIn: (file: string) => boolean][] = [
  ['the commands, of which one is the server', (file) => isIn('cli')(file) || isRoot('welcome', 'stop')(file)],
  ['the application', isRoot('app')],
  ['GraphQL over HTTP', isIn('graphql-http')],
  ['exports over HTTP', isIn('export')],
  ['the engine, and what every request meets', isIn('engine', 'http')],
  ['the schema', isRoot('schema')],
  ['types and fields', (file) => isIn(...nouns)(file) && file.endsWith('.graphql.ts')],
  ['what types share', isIn('graphql')],
  ['the sample world', isIn('sample')],
  ['domain functions', (file) => isIn(...nouns)(file) && takesDeps.has(file)],
  ['their dependencies', isRoot('deps', 'config')],
  ['inputs, SQL and calculations', isIn(...nouns)],
  ['the vault', isIn('vault')],
  ['the log of the process', isRoot('log')],
  ['the database', isIn('db')],
  ['the root files', (file) => dirname(file) === 'src'],
];

function isGenerated(file: string): boolean {
  return file.includes('/generated');
}

function isIn(...folders: string[]): (file: string) => boolean {
  return (file) => folders.some((folder) => file.startsWith(`src/${folder}/`));
}

function isRoot(...names: string[]): (file: string) => boolean {
  return (file) => names.some((name) => file === `src/${name}.ts`);
}

/** The imports of files of src by a file, including type imports and dynamic ones. */
function importsOf(from: string): Import[] {
  const found = readFileSync(from, 'utf8').matchAll(/(?:\bfrom |\bimport |\bimport\()'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => ({ from, to: join(dirname(from), path) }));
}

const layerOf = (file: string) => layers.findIndex(([, isInLayer]) => isInLayer(file));
const nounOf = (file: string) => nouns.indexOf(file.split('/')[1] ?? '');
const isOfGraphql = (file: string) => file.endsWith('.graphql.ts');

function goesUpwards({ from, to }: Import): boolean {
  if (layerOf(to) < layerOf(from)) return true;
  return !isOfGraphql(from) && nounOf(from) >= 0 && nounOf(to) > nounOf(from);
}

const describeImport = ({ from, to }: Import) => `${from} imports ${to}`;
const isExcepted = (one: Import) => exceptions.some(({ from, to }) => from === one.from && to === one.to);

/** The import cycle of every file that is in one. GraphQL types refer to each other, so cycles among their files are allowed. */
function findCycles(all: Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of all) {
    if (!(isOfGraphql(from) && isOfGraphql(to))) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const pathBack = (path: string[], seen: Set<string>): string[] | undefined => {
    for (const file of next.get(path.at(-1) ?? '') ?? []) {
      if (file === path[0]) return [...path, file];
      if (seen.has(file)) continue;
      seen.add(file);
      const found = pathBack([...path, file], seen);
      if (found) return found;
    }
    return undefined;
  };
  return files.flatMap((file) => pathBack([file], new Set())?.join(' → ') ?? []);
}

describe('the layers', () => {
  test('have a place for every file', () => {
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  test('have no import that goes upwards', () => {
    expect(imports.filter((one) => goesUpwards(one) && !isExcepted(one)).map(describeImport)).toEqual([]);
  });

  test('have no exception that nothing needs', () => {
    const upwards = new Set(imports.filter(goesUpwards).map(describeImport));
    expect(exceptions.map(describeImport).filter((one) => !upwards.has(one))).toEqual([]);
  });

  test('have no import cycle', () => {
    expect(findCycles(imports)).toEqual([]);
  });

  test('find an import upwards and a cycle when there is one', () => {
    const up = { from: 'src/vault/vault.ts', to: 'src/identity/identity.vault.ts' };
    const down = { from: up.to, to: up.from };
    const ofNouns = { from: 'src/identity/identity.sql.ts', to: 'src/balance/balance.sql.ts' };
    expect([up, down, ofNouns].map(goesUpwards)).toEqual([true, false, true]);
    expect(findCycles([up, down])).toHaveLength(2);
    expect(findCycles([down])).toEqual([]);
  });
});
