import { z } from 'zod';
import { type Given, instant, parseInput, requiredIdentifier } from '../input.ts';
import { couldPassFor } from './access.look-alike.ts';
import { scopes } from './access.scopes.ts';

/** Actors of the audit log that are not keys. */
const reservedNames = ['local', 'admin', 'sample', 'migration'];

const nameLongest = 100;

function isReserved(name: string): boolean {
  return reservedNames.includes(name.toLowerCase());
}

function looksReserved(name: string): boolean {
  return name.length <= nameLongest && reservedNames.some((reserved) => couldPassFor(reserved, name));
}

export const createApiKey = z.strictObject({
  name: requiredIdentifier(nameLongest)
    .refine(
      (name) => !isReserved(name),
      `must not be one of ${reservedNames.join(', ')}, which the audit log uses itself.`,
    )
    .refine(
      (name) => isReserved(name) || !looksReserved(name),
      `must not look like one of ${reservedNames.join(', ')}, which the audit log uses itself.`,
    ),
  scopes: z
    .array(z.string().pipe(z.enum(scopes, `must be one of ${scopes.join(', ')}.`)))
    .min(1, 'must not be empty.')
    .refine((given) => new Set(given).size === given.length, 'must name each scope once.'),
  expiresAt: instant.nullish(),
});

export type CreateApiKey = z.output<typeof createApiKey>;

export type GivenApiKey = Given<typeof createApiKey>;

/** Checks the input of a new key. Throws BAD_USER_INPUT, also for an expiry that is not after `now`. */
export function parseCreateApiKey(input: GivenApiKey, now: Date): CreateApiKey {
  const future = createApiKey.refine(({ expiresAt }) => !expiresAt || expiresAt > now, {
    path: ['expiresAt'],
    message: 'must lie in the future.',
  });
  return parseInput(future, input);
}
