import DataLoader from 'dataloader';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';

const loaders = new WeakMap<Context, Map<readonly FieldNode[], DataLoader<string, unknown>>>();

/**
 * The value that `batch` finds for this key. All rows that resolve the same field of the query at the same time share
 * one call of `batch`, so that a list costs as many statements as one row. What lies in the field's arguments and
 * selection is the same for all of them, so `batch` may close over both.
 *
 * The field is known by its list of nodes, of which GraphQL makes one for each place of the answer: a fragment that two
 * fields share is two places, so of two mutations in one request the second does not see what the first has read.
 */
export function loadPerField<Value>(
  context: Context,
  info: GraphQLResolveInfo,
  key: string,
  batch: (keys: readonly string[]) => Promise<Map<string, Value>>,
): Promise<Value> {
  const fields = loaders.get(context) ?? new Map<readonly FieldNode[], DataLoader<string, unknown>>();
  loaders.set(context, fields);
  let loader = fields.get(info.fieldNodes);
  if (!loader) {
    loader = new DataLoader<string, unknown>(async (keys) => {
      const found = await batch(keys);
      return keys.map((wanted) => found.get(wanted));
    });
    fields.set(info.fieldNodes, loader);
  }
  return loader.load(key) as Promise<Value>;
}
