import DataLoader from 'dataloader';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';

const loaders = new WeakMap<Context, Map<FieldNode, DataLoader<string, unknown>>>();

/**
 * The value that `batch` finds for this key. All rows that resolve the same field of the query at the same time share
 * one call of `batch`, so that a list costs as many statements as one row. What lies in the field's arguments and
 * selection is the same for all of them, so `batch` may close over both.
 */
export function loadPerField<Value>(
  context: Context,
  info: GraphQLResolveInfo,
  key: string,
  batch: (keys: readonly string[]) => Promise<Map<string, Value>>,
): Promise<Value> {
  const fields = loaders.get(context) ?? new Map<FieldNode, DataLoader<string, unknown>>();
  loaders.set(context, fields);
  const field = info.fieldNodes[0] as FieldNode;
  let loader = fields.get(field);
  if (!loader) {
    loader = new DataLoader<string, unknown>(async (keys) => {
      const found = await batch(keys);
      return keys.map((wanted) => found.get(wanted));
    });
    fields.set(field, loader);
  }
  return loader.load(key) as Promise<Value>;
}
