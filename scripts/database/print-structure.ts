import { writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { extensions, pgliteSession } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { printStructure } from './structure.ts';

/** Writes prisma/structure.sql: the whole structure as a migrated database has it. A test fails when it is stale. */
const pglite = await PGlite.create({ extensions });
const session = pgliteSession(pglite);
await migrate(session);
writeFileSync('prisma/structure.sql', await printStructure(session.query));
await pglite.close();
