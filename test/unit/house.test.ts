import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** One import of a file of src by another. */
interface Import {
  from: string;
  to: string;
}

/** The nouns, from the ground up: the domain files of each may know those before it. */
const nouns = ['audit', 'access', 'identity', 'ledger', 'balance', 'transaction', 'metadata', 'insight'];

/** Imports that go upwards all the same, each with its reason. */
const exceptions: (Import & { reason: string })[] = [];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((file) => /\.ts$/.test(file) && !isGenerated(file));
const imports = files.flatMap(importsOf);
const takesDeps = new Set(imports.filter(({ to }) => to === 'src/deps.ts').map(({ from }) => from));

/** From the top to the ground. A file may import what is on its own floor or below it. */
const floors: [name: string, isOn: (file: string) => boolean][] = [
  ['the commands, of which one is the server', (file) => isIn('cli')(file) || isRoot('welcome', 'stop')(file)],
  ['the application', isRoot('app')],
  ['the doors', isIn('graphql-http')],
  ['the engine, and what every request meets', isIn('engine', 'http')],
  ['the schema', isRoot('schema')],
  ['types and fields', (file) => isIn(...nouns)(file) && file.endsWith('.graphql.ts')],
  ['what types share', isIn('graphql')],
  ['the sample world', isIn('sample')],
  ['verbs', (file) => isIn(...nouns)(file) && takesDeps.has(file)],
  ['what verbs are given', isRoot('deps', 'config')],
  ['inputs, SQL and calculations', isIn(...nouns)],
  ['the vault', isIn('vault')],
  ['the log of the process', isRoot('log')],
  ['the database', isIn('db')],
  ['the ground', (file) => dirname(file) === 'src'],
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

/** What a file imports of src: of types too, and also what it loads later. */
function importsOf(from: string): Import[] {
  const found = readFileSync(from, 'utf8').matchAll(/(?:\bfrom |\bimport |\bimport\()'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => ({ from, to: join(dirname(from), path) }));
}

const floorOf = (file: string) => floors.findIndex(([, isOn]) => isOn(file));
const nounOf = (file: string) => nouns.indexOf(file.split('/')[1] ?? '');
const isOfGraphql = (file: string) => file.endsWith('.graphql.ts');

function goesUpwards({ from, to }: Import): boolean {
  if (isIn('client')(from) || isIn('client')(to)) return !(isIn('client')(from) && isIn('client')(to));
  if (floorOf(to) < floorOf(from)) return true;
  return !isOfGraphql(from) && nounOf(from) >= 0 && nounOf(to) > nounOf(from);
}

const told = ({ from, to }: Import) => `${from} imports ${to}`;
const isExcepted = (one: Import) => exceptions.some(({ from, to }) => from === one.from && to === one.to);

/** The files on a way back to where it began, for every file that is on one. References of GraphQL types are circular by nature. */
function findCircles(all: Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of all) {
    if (!(isOfGraphql(from) && isOfGraphql(to))) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const wayBack = (way: string[], seen: Set<string>): string[] | undefined => {
    for (const file of next.get(way.at(-1) ?? '') ?? []) {
      if (file === way[0]) return [...way, file];
      if (seen.has(file)) continue;
      seen.add(file);
      const found = wayBack([...way, file], seen);
      if (found) return found;
    }
    return undefined;
  };
  return files.flatMap((file) => wayBack([file], new Set())?.join(' → ') ?? []);
}

describe('the house', () => {
  test('has a floor for every file', () => {
    expect(files.filter((file) => floorOf(file) < 0 && !isIn('client')(file))).toEqual([]);
  });

  test('has no import that goes upwards', () => {
    expect(imports.filter((one) => goesUpwards(one) && !isExcepted(one)).map(told)).toEqual([]);
  });

  test('has no exception that nothing needs', () => {
    const upwards = new Set(imports.filter(goesUpwards).map(told));
    expect(exceptions.map(told).filter((one) => !upwards.has(one))).toEqual([]);
  });

  test('has no circle of imports', () => {
    expect(findCircles(imports)).toEqual([]);
  });

  test('finds a way up and a circle when there is one', () => {
    const up = { from: 'src/vault/vault.ts', to: 'src/identity/identity.vault.ts' };
    const down = { from: up.to, to: up.from };
    const ofNouns = { from: 'src/identity/identity.sql.ts', to: 'src/balance/balance.sql.ts' };
    expect([up, down, ofNouns, { from: 'src/app.ts', to: 'src/client/index.ts' }].map(goesUpwards)).toEqual([
      ...[true, false, true, true],
    ]);
    expect(findCircles([up, down])).toHaveLength(2);
    expect(findCircles([down])).toEqual([]);
  });
});
