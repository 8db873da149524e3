import { type Scope, scopes } from '../access/access.scopes.ts';

/** What a field or type was declared with. */
export function optionsOf(element: { extensions: unknown } | null | undefined): object {
  return (element?.extensions as { pothosOptions?: object } | undefined)?.pothosOptions ?? {};
}

/** The scopes that a field or type needs from everybody; a function of the arguments or the record is asked when it runs. */
export function declaredScopes(options: object): Scope[] {
  const { authScopes } = options as { authScopes?: unknown };
  if (typeof authScopes !== 'object' || authScopes === null) return [];
  return scopes.filter((scope) => scope in authScopes);
}
