import { DomainError } from '../errors.ts';

/** The scopes of API keys. */
export const scopes = [
  'identities:read',
  'identities:write',
  'ledger:read',
  'ledger:write',
  'pii:read',
  'pii:write',
  'audit:read',
  'admin',
] as const;

export type Scope = (typeof scopes)[number];

/** The scopes that include another one: a caller who may write may also read the result. */
const included: Partial<Record<Scope, Scope>> = {
  'identities:write': 'identities:read',
  'ledger:write': 'ledger:read',
};

export const allScopes: ReadonlySet<Scope> = new Set(scopes);

/** Adds the included scopes, and drops texts that are no scope. */
export function withIncluded(granted: readonly string[]): ReadonlySet<Scope> {
  const wanted = new Set(granted.flatMap((scope) => [scope, included[scope as Scope]]));
  return new Set(scopes.filter((scope) => wanted.has(scope)));
}

/** The refusal of a caller without this scope. */
export function missingScope(scope: Scope): DomainError {
  return new DomainError('FORBIDDEN', `This needs the scope ${scope}.`, { scope });
}
