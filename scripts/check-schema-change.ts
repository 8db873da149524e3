import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { unannouncedChanges } from './schema-change.ts';

/**
 * Refuses a change of schema.graphql that breaks clients unless CHANGELOG.md names it. The schema is compared with that of the
 * newest release, before the first release with the one before its last change.
 */
const base = releasedSchema() ?? formerSchema();
if (base === undefined) {
  console.log('Skipped: the history of schema.graphql is not in this folder, so there is nothing to compare it with.');
} else {
  const [before, after] = [buildSchema(base), buildSchema(readFileSync('schema.graphql', 'utf8'))];
  const unannounced = await unannouncedChanges(before, after, readFileSync('CHANGELOG.md', 'utf8'));
  for (const { coordinate, message } of unannounced) console.error(`${coordinate}: ${message}`);
  if (unannounced.length > 0) {
    console.error(
      'These changes break clients: name each, as `Type.field`, under "Breaking" of the newest part of CHANGELOG.md.',
    );
    process.exitCode = 1;
  }
}

/** The schema of the newest release that this commit comes after. */
function releasedSchema(): string | undefined {
  const tag = git('describe', '--tags', '--match', 'v[0-9]*', '--abbrev=0')?.trim();
  return tag ? schemaAt(tag) : undefined;
}

/** The newest committed schema that differs from the present one. */
function formerSchema(): string | undefined {
  const present = readFileSync('schema.graphql', 'utf8');
  const commits = git('log', '-n', '2', '--format=%H', '--', 'schema.graphql')?.split('\n').filter(Boolean) ?? [];
  return commits.map(schemaAt).find((schema) => schema !== undefined && schema !== present);
}

function schemaAt(commit: string): string | undefined {
  return git('show', `${commit}:schema.graphql`);
}

function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 });
  } catch {
    return undefined;
  }
}
