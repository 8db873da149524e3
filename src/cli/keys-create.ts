import { parseCreateApiKey } from '../access/access.input.ts';
import { allScopes, scopes } from '../access/access.scopes.ts';
import { prefixOf } from '../access/access.secret.ts';
import { createApiKey } from '../access/access.ts';
import { createClock } from '../clock.ts';
import { StartError } from '../errors.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

interface Given {
  name: string;
  scope: string[];
  expires: string | undefined;
}

/**
 * `signet keys create`: makes an API key and prints its secret, and nothing else, on standard output. It needs no key itself, because
 * whoever can open the database has all rights; so it can make the first key before a server starts.
 */
export async function keysCreate({ name, scope, expires }: Given): Promise<number> {
  const input = { name, scopes: readScopes(scope), expiresAt: readTime(expires) };
  // What is wrong with it is said before there is a database.
  const { name: made } = parseCreateApiKey(input, createClock().now());
  const { secret } = await withServerDatabase(
    async ({ deps }) => createApiKey(await deps(), input, { scopes: allScopes, isOpen: false }),
    { prepares: true },
  );
  process.stderr.write(`Made the API key "${made}" with ${input.scopes.join(', ')}.\n`);
  process.stderr.write('This is its secret. Keep it now, for it is kept nowhere and cannot be shown again:\n');
  await print(`${secret}\n`).catch(() => {
    throw new StartError(
      `The secret could not be written: "signet keys revoke ${prefixOf(secret)}", and make another key.`,
    );
  });
  return 0;
}

/** `all` stands for every scope. */
function readScopes(given: string[]): string[] {
  if (!given.includes('all')) return given;
  return [...new Set([...scopes, ...given.filter((scope) => scope !== 'all')])];
}

/** A day, which begins in UTC, or a time with its offset. */
const timePattern = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

function readTime(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const time = new Date(text);
  const [, day] = timePattern.exec(text) ?? [];
  // JavaScript takes the 30th of February for the 2nd of March.
  if (day && !Number.isNaN(time.getTime()) && new Date(day).toISOString().startsWith(day)) return time;
  throw new StartError('--expires must be a day or a time, such as 2027-01-01 or 2027-01-01T12:00:00Z.');
}
