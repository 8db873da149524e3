import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Query } from '../../src/db/open-database.ts';

/** The folder of all SQL functions: a folder for each noun, and in it a file for each function with its triggers. */
export const functionsFolder = fileURLToPath(new URL('../../prisma/functions', import.meta.url));

export interface FunctionFile {
  /** The function's name, which is the file's. */
  name: string;
  script: string;
}

/**
 * All files, each after those of the functions that it calls: a body of standard SQL is resolved when it is created, so what it
 * calls has to be there. Throws when functions call each other in a circle.
 */
export function readFunctionFiles(folder = functionsFolder): FunctionFile[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .sort()
    .map((path) => ({ name: path.replace(/^.*[\\/]|\.sql$/g, ''), script: readFileSync(join(folder, path), 'utf8') }));
  return inOrderOfCalls(files);
}

function inOrderOfCalls(files: FunctionFile[]): FunctionFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const ordered = new Set<FunctionFile>();
  const add = (file: FunctionFile, callers: FunctionFile[]) => {
    if (ordered.has(file)) return;
    if (callers.includes(file)) throw new Error(`${file.name} calls itself by way of others.`);
    const words = new Set(file.script.replace(/--.*$/gm, '').match(/\w+(?=\()/g));
    for (const word of words) {
      const called = byName.get(word);
      if (called && called !== file) add(called, [...callers, file]);
    }
    ordered.add(file);
  };
  for (const file of files) add(file, []);
  return [...ordered];
}

/** One signature of a function in a database, with the triggers that call it. */
export interface FunctionState {
  name: string;
  signature: string;
  definition: string;
}

/** Every function that is not an extension's, with its triggers. */
export function readFunctions(query: Query): Promise<FunctionState[]> {
  return query<FunctionState>(`
    SELECT p.proname AS name, p.oid::regprocedure::text AS signature, concat(pg_get_functiondef(p.oid), (
      SELECT string_agg(concat(pg_get_triggerdef(t.oid), ' ', t.tgenabled), E'\\n' ORDER BY t.tgrelid::regclass::text, t.tgname)
      FROM pg_trigger t WHERE t.tgfoid = p.oid AND NOT t.tgisinternal)) AS definition
    FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
    ORDER BY 1, 2`);
}
