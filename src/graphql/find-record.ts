import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';
import { loadPerField } from './per-field.ts';

/** The record with this id and the selected fields. The ids of all rows at this place of the query are read in one statement. */
export function findRecord<Row extends { id: string }>(
  id: string | null,
  find: (query: { where: { id: { in: string[] } } }) => PromiseLike<Row[]>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Row | undefined> | null {
  if (id === null) return null;
  // Called for every row, because it also tells the plugin that the selection of this row is loaded.
  const query = queryFromInfo({ context, info });
  return loadPerField(context, info, id, async (ids) => {
    const rows = await find({ ...query, where: { id: { in: [...ids] } } });
    return new Map(rows.map((row) => [row.id, row]));
  });
}

/** The same of a record that is surely there, because nothing deletes it. */
export async function findExisting<Row extends { id: string }>(
  id: string,
  find: (query: { where: { id: { in: string[] } } }) => PromiseLike<Row[]>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Row> {
  const found = await findRecord(id, find, context, info);
  if (!found) throw new Error(`${info.parentType.name}.${info.fieldName} leads to a record that is gone`);
  return found;
}
