import { type Scope, scopes } from '../access/access.scopes.ts';

type Args = Record<string, unknown>;

/** A field or a type of the schema, with what it was declared with. */
export interface Declared {
  extensions: { pothosOptions?: object } & object;
}

interface ScopeOptions {
  authScopes?: object | ((parent: object, args: Args) => object);
  unauthorizedResolver?: unknown;
}

/** What a field or a type asks of the caller. */
export interface RequiredScopes {
  /** Undefined where it says something else than a set of scopes: a condition on the record, or on arguments that were not given. */
  scopes: readonly Scope[] | undefined;
  /** Whether a caller without them gets null, and no refusal. */
  isNullWithout: boolean;
}

/**
 * The scopes that a field or a type was declared with: what @pothos/plugin-scope-auth enforces in resolvers, for whoever answers
 * without them. `args` are the field's, where the scopes depend on them.
 */
export function requiredScopesOf({ extensions }: Declared, args?: Args): RequiredScopes {
  const { authScopes = {}, unauthorizedResolver }: ScopeOptions = extensions.pothosOptions ?? {};
  const declared = typeof authScopes === 'function' ? args && authScopes({}, args) : authScopes;
  const isSet = typeof declared === 'object' && declared !== null;
  return { scopes: isSet ? scopesIn(declared) : undefined, isNullWithout: unauthorizedResolver !== undefined };
}

function scopesIn(declared: object): readonly Scope[] | undefined {
  const names = Object.keys(declared).filter((name) => name !== 'authenticated');
  const found = scopes.filter((scope) => names.includes(scope));
  return found.length === names.length ? found : undefined;
}

/** Whether who holds these scopes surely has all that is required. */
export function hasScopes(held: ReadonlySet<Scope>, { scopes: required }: RequiredScopes): boolean {
  return required?.every((scope) => held.has(scope)) === true;
}
