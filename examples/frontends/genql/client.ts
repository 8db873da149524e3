import { createClient as createGenqlClient } from './generated/index.ts';

export function createClient(url: string) {
  return createGenqlClient({ url });
}

/** A query is an object; the result has the types of what it selects. */
export function readIdentity(url: string, id: string) {
  return createClient(url).query({
    identity: {
      __args: { id },
      displayName: true,
      transactions: { __args: { first: 2 }, nodes: { amount: true, effectiveAt: true } },
    },
    node: { __args: { id }, on_Identity: { metadata: true } },
  });
}
