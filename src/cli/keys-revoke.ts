import { type ListedKey, readKeys } from '../access/access.sql.ts';
import { revokeApiKey } from '../access/access.ts';
import { StartError } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { composed } from '../text.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

/** `signet keys revoke KEY`: as the mutation `revokeApiKey`. Exit code 0 also when the key was revoked already. */
export async function keysRevoke({ key: given }: { key: string }): Promise<number> {
  const said = await withServerDatabase(async ({ query, deps }) => {
    const key = requireKey(await readKeys(query), given);
    const which = `API key "${key.name}" (${key.prefix})`;
    if (await revokeApiKey(await deps(), key.id))
      return `Revoked the ${which}: every server refuses it within a second.`;
    const since = key.revokedAt ? `, at ${key.revokedAt.toISOString()}` : '';
    return `The ${which} was revoked already${since}: nothing changes.`;
  });
  await print(`${said}\n`);
  return 0;
}

/** The key that is meant. A secret means its own key, and no more of it is repeated than its prefix. */
function requireKey(keys: readonly ListedKey[], given: string): ListedKey {
  const text = composed(given.trim());
  const sought = /^(sgn_[a-z0-9]{8})_/.exec(text)?.[1] ?? text;
  const found = keys.filter(
    ({ id, name, prefix }) => name === text || [prefix, encodeId('ApiKey', id)].includes(sought),
  );
  const [key, ...others] = found;
  if (key && others.length === 0) return key;
  const which = JSON.stringify(sought);
  if (key) {
    const ids = found.map(({ id }) => encodeId('ApiKey', id)).join(' or ');
    throw new StartError(`signet keys revoke: ${which} means several API keys: give the id of one, ${ids}.`);
  }
  const names = keys.map(({ name }) => name);
  const meant = nearest(sought, names);
  throw new StartError(
    `signet keys revoke: no API key has the name, the prefix or the id ${which}.${didYouMean(meant && JSON.stringify(meant))}`,
  );
}
