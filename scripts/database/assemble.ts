import type { SqlSession } from '../../src/db/session.ts';
import { type FunctionState, readFunctionFiles, readFunctions } from './functions.ts';

/** A migration's script, and the functions that it makes, changes or drops. */
export interface Assembled {
  script: string;
  names: string[];
}

/**
 * The migration that brings this database's functions to the files: each file that differs, then a DROP of each function without a
 * file. The database is left as it was.
 */
export async function assembleMigration(session: SqlSession, files = readFunctionFiles()): Promise<Assembled> {
  const before = await readFunctions(session.query);
  const after = await statesAfter(
    session,
    files.map(({ script }) => script),
  );
  const known = new Set(files.map(({ name }) => name));
  const changed = files.filter(({ name }) => describe(before, name) !== describe(after, name));
  const gone = before.filter(({ name }) => !known.has(name));
  const drops = gone.map(({ signature }) => `DROP FUNCTION ${signature};\n`);
  return {
    script: [...changed.map(({ script }) => script), ...drops].join('\n'),
    names: [...changed.map(({ name }) => name), ...gone.map(({ name }) => `drop ${name}`)],
  };
}

async function statesAfter(session: SqlSession, scripts: string[]): Promise<FunctionState[]> {
  await session.exec('BEGIN');
  try {
    for (const script of scripts) await session.exec(script);
    return await readFunctions(session.query);
  } finally {
    await session.exec('ROLLBACK');
  }
}

function describe(states: FunctionState[], name: string): string {
  return states
    .filter((state) => state.name === name)
    .map(({ definition }) => definition)
    .join('\n');
}
