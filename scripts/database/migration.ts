import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { extensions, pgliteSession } from '../../src/db/embedded.ts';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { assembleMigration } from './assemble.ts';

/**
 * `npm run migration <what>` writes a new migration with the function files that differ from what the migrations before it
 * make, in the order of their calls. Tables, columns and indexes are then written into it by hand.
 */
const [what] = process.argv.slice(2);
if (!what || !/^[a-z][a-z0-9_]*$/.test(what)) {
  process.stderr.write('npm run migration needs a name in small letters with underscores, such as add_tax_id.\n');
  process.exit(1);
}
const pglite = await PGlite.create({ extensions });
const session = pgliteSession(pglite);
await migrate(session);
const { script, names, left } = await assembleMigration(session);
await pglite.close();
const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = join(migrationsFolder, `${time}_${what}`);
mkdirSync(folder);
writeFileSync(join(folder, 'migration.sql'), script);
process.stdout.write(
  `${join(folder, 'migration.sql')}: ${names.length > 0 ? names.join(', ') : 'no function differs'}\n`,
);
for (const signature of left) {
  process.stdout.write(
    `No file makes ${signature} any more. Servers of the release before may call it: drop it in a migration of the next release.\n`,
  );
}
