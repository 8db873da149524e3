import { DomainError } from '../errors.ts';

/** What an API key can allow. */
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

/** Who may change something is shown what became of it. Nothing else includes anything. */
const included: Partial<Record<Scope, Scope>> = {
  'identities:write': 'identities:read',
  'ledger:write': 'ledger:read',
};

export const allScopes: ReadonlySet<Scope> = new Set(scopes);

/** These scopes with those that they include, in the order of the list. Texts that are no scope are left out. */
export function withIncluded(granted: readonly string[]): ReadonlySet<Scope> {
  const wanted = new Set(granted.flatMap((scope) => [scope, included[scope as Scope]]));
  return new Set(scopes.filter((scope) => wanted.has(scope)));
}

/** The refusal of a caller without this scope. */
export function missingScope(scope: Scope): DomainError {
  return new DomainError('FORBIDDEN', `This needs the scope ${scope}.`, { scope });
}
