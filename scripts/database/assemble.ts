import type { SqlSession } from '../../src/db/session.ts';
import { type FunctionState, readFunctionFiles, readFunctions } from './functions.ts';

/** A migration's script, the functions that it makes or changes, and the signatures that it leaves although no file makes them. */
export interface Assembled {
  script: string;
  names: string[];
  left: string[];
}

/**
 * The migration that brings this database's functions to the files: each file that differs. What no file makes any more, a whole
 * function or another signature of one, stays: servers of the release before call it until the last of them is gone. A comment
 * at the end of the script holds the statement for a later migration. The database is left as it was.
 */
export async function assembleMigration(session: SqlSession, files = readFunctionFiles()): Promise<Assembled> {
  const before = await readFunctions(session.query);
  const { after, left } = await statesAfter(
    session,
    files.map(({ script }) => script),
  );
  const changed = files.filter(({ name }) => describe(before, name) !== describe(after, name));
  const drops = left.map((signature) => `-- When no server of the release before runs: DROP FUNCTION ${signature};\n`);
  return {
    script: [...changed.map(({ script }) => script), ...drops].join('\n'),
    names: changed.map(({ name }) => name),
    left,
  };
}

interface StatesAfter {
  after: FunctionState[];
  left: string[];
}

/** The functions after these scripts, and those among them that no script has written. */
async function statesAfter(session: SqlSession, scripts: string[]): Promise<StatesAfter> {
  await session.exec('BEGIN');
  try {
    for (const script of scripts) await session.exec(script);
    const written = await session.query<{ signature: string }>(
      'SELECT oid::regprocedure::text AS signature FROM pg_proc WHERE xmin = pg_current_xact_id()::xid',
    );
    const after = await readFunctions(session.query);
    const signatures = new Set(written.map(({ signature }) => signature));
    return { after, left: after.map(({ signature }) => signature).filter((signature) => !signatures.has(signature)) };
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
