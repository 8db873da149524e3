import { parseArgs } from 'node:util';
import { allScopes, scopes } from '../access/access.scopes.ts';
import { createApiKey } from '../access/access.ts';
import { StartError } from '../errors.ts';
import { withServerDatabase } from './open-server-database.ts';

/**
 * `signet keys create`: makes an API key and prints its secret, and nothing else, on standard output. It needs no key itself, because
 * whoever can open the database has all rights; so it can make the first key before a server starts.
 */
export async function keysCreate(args: string[]): Promise<number> {
  const input = readInput(args);
  const { secret } = await withServerDatabase(
    async ({ deps }) => createApiKey(await deps(), input, { scopes: allScopes, isOpen: false }),
    { prepares: true },
  );
  process.stderr.write(`Made the API key "${input.name}" with ${input.scopes.join(', ')}.\n`);
  process.stderr.write('This is its secret. Keep it now, for it is kept nowhere and cannot be shown again:\n');
  process.stdout.write(`${secret}\n`);
  return 0;
}

const options = {
  name: { type: 'string' },
  scope: { type: 'string', multiple: true },
  expires: { type: 'string' },
} as const;

function readInput(args: string[]) {
  const { name, scope = [], expires } = parseArgs({ args, options }).values;
  if (name === undefined || scope.length === 0) {
    throw new StartError(
      `signet keys create needs --name NAME and --scope SCOPE, which is one of ${scopes.join(', ')} or all.`,
    );
  }
  return { name, scopes: scope.includes('all') ? [...scopes] : scope, expiresAt: readTime(expires) };
}

function readTime(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const time = new Date(text);
  if (/^\d{4}-\d\d-\d\d(T.*)?$/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new StartError('--expires must be a day or a time, such as 2027-01-01 or 2027-01-01T12:00:00Z.');
}
