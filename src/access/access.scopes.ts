import { DomainError } from '../errors.ts';

/** The scopes of API keys, with what each allows. */
export const scopeDescriptions = {
  'identities:read': 'To see identities, and whose a balance is.',
  'identities:write': 'To create, change, archive and delete them, and all of `identities:read`.',
  'ledger:read': 'To see ledgers, balances and transactions; below an identity, too, with `identities:read`.',
  'ledger:write':
    'To create and change ledgers and balances and to record transactions, and all of `ledger:read`; to link a balance, with `identities:read`.',
  'pii:read': 'To see personal values in the history, and with `identities:read` behind tokens.',
  'pii:write': 'With `identities:read` to tokenize and to erase personal data.',
  'audit:read':
    'To see audit events, on identities with `identities:read`, and to verify the log; `history` and `asOf` of a record, with ' +
    'the scope of the record.',
  admin: 'To see, make and revoke API keys.',
} as const;

export type Scope = keyof typeof scopeDescriptions;

export const scopes = Object.keys(scopeDescriptions) as [Scope, ...Scope[]];

/** All scopes with what they allow, as a list in a description. */
export const listOfScopes = Object.entries(scopeDescriptions)
  .map(([scope, allowed]) => `- \`${scope}\`: ${allowed}`)
  .join('\n');

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
