import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Query } from '../../src/db/open-database.ts';
import { onPostgres, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { equivalents } from './equivalent.ts';
import { type Fault, faultsByArea, scriptOf } from './faults.ts';

const faults = Object.values(faultsByArea).flat();

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase(() => {});
});
afterAll(() => database?.close());

test.skipIf(onPostgres)('every fault of the list can still be put into the database', async () => {
  const lost = await database.onConnection(async (query) => {
    const problems: string[] = [];
    for (const fault of faults) {
      await query('BEGIN');
      const problem = await problemOf(query, fault);
      if (problem) problems.push(`${fault.name}: ${problem}`);
      await query('ROLLBACK');
    }
    return problems;
  });
  expect(lost).toEqual([]);
});

test('every fault has a name of its own', () => {
  const names = faults.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

async function problemOf(query: Query, fault: Fault): Promise<string | undefined> {
  try {
    await query(scriptOf(fault));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test('every mutant that does the same still has its text in the code', () => {
  const lost = equivalents.filter(({ file, original }) => !readFileSync(file, 'utf8').includes(original));
  expect(lost.map(({ file, original }) => `${file}: ${original}`)).toEqual([]);
});
