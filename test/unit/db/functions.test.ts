import { readFileSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembleMigration } from '../../../scripts/database/assemble.ts';
import { readFunctionFiles, readFunctions } from '../../../scripts/database/functions.ts';
import { printStructure } from '../../../scripts/database/structure.ts';
import { pgliteSession } from '../../../src/db/embedded.ts';
import type { SqlSession } from '../../../src/db/session.ts';
import { openTemplate } from '../../support/test-database.ts';

let pglite: PGlite;
let session: SqlSession;
beforeAll(async () => {
  pglite = await openTemplate();
  session = pgliteSession(pglite);
});
afterAll(() => pglite.close());

describe('the files in prisma/functions', () => {
  test('are what a migrated database has, to the letter; npm run migration writes what is missing', async () => {
    expect((await assembleMigration(session)).names).toEqual([]);
  });

  test('each hold the one function that they are named after', async () => {
    for (const { name, script } of readFunctionFiles()) {
      expect([...script.matchAll(/^CREATE OR REPLACE FUNCTION (\w+)/gm)].map(([, found]) => found)).toEqual([name]);
    }
  });

  test('have at most 60 lines without their comments and triggers', () => {
    const lengthOf = (script: string) => {
      const [, body = ''] =
        /^(CREATE OR REPLACE FUNCTION [\s\S]*?)(?=^CREATE OR REPLACE TRIGGER|(?![\s\S]))/m.exec(script) ?? [];
      return body.split('\n').filter((line) => !/^\s*(--|$)/.test(line)).length;
    };
    const long = readFunctionFiles().filter(({ script }) => lengthOf(script) > 60);
    expect(long.map(({ name, script }) => [name, lengthOf(script)])).toEqual([]);
  });

  test('do not depend on the search_path of who calls them: a body of standard SQL is resolved when it is made', async () => {
    const open = await session.query(
      `SELECT p.oid::regprocedure::text AS function FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND p.prosqlbody IS NULL
         AND NOT ('search_path=public, pg_temp' = ANY (coalesce(p.proconfig, '{}')))
         AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')`,
    );
    expect(open).toEqual([]);
  });

  test('that differ are put into a migration in the order of their calls, and a function without a file is left to servers at work', async () => {
    const inner = {
      name: 'api_time',
      script:
        'CREATE OR REPLACE FUNCTION api_time(t timestamptz) RETURNS text LANGUAGE sql STABLE AS $$ SELECT inner_time(t) $$;\n',
    };
    const added = {
      name: 'inner_time',
      script: 'CREATE FUNCTION inner_time(t timestamptz) RETURNS text LANGUAGE sql STABLE RETURN t::text;\n',
    };
    const files = readFunctionFiles().filter(({ name }) => name !== 'api_time' && name !== 'is_unused_name_word');
    const { names, script, left } = await assembleMigration(session, [added, inner, ...files]);
    expect(names).toEqual(['inner_time', 'api_time']);
    expect(left).toEqual(['is_unused_name_word(text)']);
    expect(script).toBe(`${added.script}\n${inner.script}\n${laterDrop('is_unused_name_word(text)')}`);
    expect((await readFunctions(session.query)).map(({ name }) => name)).toContain('is_unused_name_word');
  });

  test('make a function with another signature beside the one of before, which is left to servers at work', async () => {
    const script = 'CREATE OR REPLACE FUNCTION api_time(t date) RETURNS text LANGUAGE sql STABLE RETURN t::text;\n';
    const files = readFunctionFiles().map((file) => (file.name === 'api_time' ? { ...file, script } : file));
    const assembled = await assembleMigration(session, files);
    expect(assembled.names).toEqual(['api_time']);
    expect(assembled.left).toEqual(['api_time(timestamp with time zone)']);
    expect(assembled.script).toBe(`${script}\n${laterDrop('api_time(timestamp with time zone)')}`);
  });
});

const laterDrop = (signature: string) => `-- When no server of the release before runs: DROP FUNCTION ${signature};\n`;

describe('prisma/structure.sql', () => {
  test('is what a migrated database prints; npm run generate writes it', async () => {
    const structure = readFileSync(new URL('../../../prisma/structure.sql', import.meta.url), 'utf8');
    expect(structure).toBe(await printStructure(session.query));
  });
});
