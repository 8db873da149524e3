import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { scopes } from '../../access/access.scopes.ts';
import type { Viewer } from '../../access/access.viewer.ts';
import { optionsOf } from '../declared-scopes.ts';
import { NotCovered } from './not-covered.ts';

type Args = Record<string, unknown>;

interface ScopeOptions {
  authScopes?: object | ((parent: object, args: Args) => object);
  unauthorizedResolver?: unknown;
}

/**
 * Whether the caller has the scopes of a field; false where it is null without them. Throws NotCovered where it would be
 * refused. `args`: where they may ask for more.
 */
export function mayRead(viewer: Viewer, field: GraphQLField<unknown, unknown>, args: Args | undefined): boolean {
  const { authScopes, unauthorizedResolver }: ScopeOptions = optionsOf(field);
  const needed = typeof authScopes === 'function' && args ? authScopes({}, args) : authScopes;
  if (hasScopes(viewer, needed)) return true;
  if (unauthorizedResolver) return false;
  throw new NotCovered();
}

/** Throws NotCovered unless the caller has the scopes of a type. */
export function requireType(viewer: Viewer, type: GraphQLObjectType): void {
  const { authScopes }: ScopeOptions = optionsOf(type);
  if (!hasScopes(viewer, authScopes)) throw new NotCovered();
}

function hasScopes(viewer: Viewer, needed: unknown): boolean {
  if (needed === undefined) return true;
  if (typeof needed !== 'object' || needed === null) throw new NotCovered();
  return Object.keys(needed).every((scope) => {
    if (scope === 'authenticated') return true;
    const known = scopes.find((each) => each === scope);
    if (!known) throw new NotCovered();
    return viewer.scopes.has(known);
  });
}
