import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemsOfMigrations } from '../../../scripts/database/checksums.ts';
import { migrationsFolder } from '../../../src/db/migrate.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signet-checksums-'));
  addMigration('1_first', 'SELECT 1;\n');
  addMigration('3_third', 'SELECT 3;\n');
  const lines = ['SELECT 1;\n', 'SELECT 3;\n'].map((script) => createHash('sha256').update(script).digest('hex'));
  writeFileSync(
    join(folder, 'checksums.txt'),
    `${lines[0]}  migrations/1_first/migration.sql\n${lines[1]}  migrations/3_third/migration.sql\n`,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function addMigration(name: string, script: string): void {
  mkdirSync(join(folder, 'migrations', name), { recursive: true });
  writeFileSync(join(folder, 'migrations', name, 'migration.sql'), script);
}

test('the migrations that were released are what they were', () => {
  expect(problemsOfMigrations(dirname(migrationsFolder))).toEqual([]);
});

test('a migration may be added after those that were released', () => {
  addMigration('4_fourth', 'SELECT 4;\n');
  expect(problemsOfMigrations(folder)).toEqual([]);
});

test('one that was released may not be edited', () => {
  addMigration('1_first', 'SELECT 1 ;\n');
  expect(problemsOfMigrations(folder)).toEqual(['1_first was released, and is not what it was']);
});

test('one that was released may not be taken away', () => {
  rmSync(join(folder, 'migrations', '1_first'), { recursive: true });
  expect(problemsOfMigrations(folder)).toEqual(['1_first was released, and is not what it was']);
});

test('none may be added between those that were released', () => {
  addMigration('2_second', 'SELECT 2;\n');
  expect(problemsOfMigrations(folder)).toEqual(['2_second is older than 3_third, which was released without it']);
});

test('a line that sha256sum does not read is refused', () => {
  writeFileSync(join(folder, 'checksums.txt'), 'abc 1_first\n');
  expect(() => problemsOfMigrations(folder)).toThrow('checksums.txt has the line "abc 1_first"');
});
