import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { type Scope, scopes } from '../../access/access.scopes.ts';
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
  if (!scopesNeeded(type).every((scope) => viewer.scopes.has(scope))) throw new NotCovered();
}

/** The scopes that a field or a type needs from everybody. Throws NotCovered where it asks for anything else. */
export function scopesNeeded(element: { extensions: unknown }): Scope[] {
  const { authScopes }: ScopeOptions = optionsOf(element);
  return scopesIn(authScopes);
}

function hasScopes(viewer: Viewer, needed: unknown): boolean {
  return scopesIn(needed).every((scope) => viewer.scopes.has(scope));
}

function scopesIn(needed: unknown): Scope[] {
  if (needed === undefined) return [];
  if (typeof needed !== 'object' || needed === null) throw new NotCovered();
  const names = Object.keys(needed).filter((name) => name !== 'authenticated');
  return names.map((name) => {
    const known = scopes.find((scope) => scope === name);
    if (!known) throw new NotCovered();
    return known;
  });
}
