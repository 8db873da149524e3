import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../../src/db/migrate.ts';
import { readFunctionFiles } from './functions.ts';

/**
 * `npx tsx scripts/database/baseline.ts` puts the function files into the baseline migration, between its two marks. Only until
 * the first release, after which it does nothing: a released migration never changes.
 */
const name = '20261128000000_baseline';
if (readFileSync('prisma/checksums.txt', 'utf8').includes(name)) process.exit();
const path = join(migrationsFolder, name, 'migration.sql');
const marks = /(?<=^-- Functions begin here\.\n\n).*(?=\n-- Functions end here\.$)/ms;
const script = readFileSync(path, 'utf8');
if (!marks.test(script)) throw new Error(`${path} has lost the marks between which its functions stand.`);
const functions = readFunctionFiles().map((file) => file.script.trimEnd());
writeFileSync(
  path,
  script.replace(marks, () => `${functions.join('\n\n')}\n`),
);
