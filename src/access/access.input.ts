import { z } from 'zod';
import { mustNotBeEmpty } from '../broken-rules.ts';
import { type Given, instant, parseInput, requiredIdentifier } from '../input.ts';
import { broken } from '../issue.ts';
import { refusing } from '../issue-of-zod.ts';
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

function reserved(message: string) {
  return broken('NOT_ALLOWED', { what: 'name' }, message);
}

export const createApiKey = z.strictObject({
  name: requiredIdentifier(nameLongest)
    .refine(
      (name) => !isReserved(name),
      refusing(reserved(`must not be one of ${reservedNames.join(', ')}, which the audit log uses itself.`)),
    )
    .refine(
      (name) => isReserved(name) || !looksReserved(name),
      refusing(reserved(`must not look like one of ${reservedNames.join(', ')}, which the audit log uses itself.`)),
    ),
  scopes: z
    .array(z.string().pipe(z.enum(scopes)))
    .min(1, mustNotBeEmpty.message)
    .refine(
      (given) => new Set(given).size === given.length,
      refusing(broken('REPEATED', {}, 'must name each scope once.')),
    ),
  expiresAt: instant.nullish(),
});

export type CreateApiKey = z.output<typeof createApiKey>;

export type GivenApiKey = Given<typeof createApiKey>;

/** Checks the input of a new key. Throws BAD_USER_INPUT, also for an expiry that is not after `now`. */
export function parseCreateApiKey(input: GivenApiKey, now: Date): CreateApiKey {
  const rule = broken('OUT_OF_RANGE', { above: now.toISOString() }, 'must lie in the future.');
  const future = createApiKey.refine(
    ({ expiresAt }) => !expiresAt || expiresAt > now,
    refusing(rule, { path: ['expiresAt'] }),
  );
  return parseInput(future, input);
}
