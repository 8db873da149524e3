import { allOf, anyOf } from '../db/conditions.ts';
import { Prisma } from '../db/open-database.ts';
import { searchedColumns } from './identity.search.columns.ts';
import type { Formula, Named, Search } from './identity.search.ts';

type Sql = Prisma.Sql;

/** A search with the hashes by which a tokenized value that equals it is found. */
export interface Sought extends Search {
  lookups: Buffer[];
}

const columns = Prisma.raw(searchedColumns.map((column) => `t.${column}`).join(', '));

/** To the letter the expression of the index identities_search. */
export const keys = Prisma.sql`identity_search_keys(${columns})`;

/** Every identity that a search finds and for which `where` holds, once and in no order. */
export function selectFound(search: Sought, where: Sql, selected: Sql): Sql {
  if (search.formula === null) return Prisma.sql`SELECT ${selected} FROM identities t WHERE FALSE`;
  return Prisma.sql`
    SELECT ${selected} FROM identities t WHERE ${isWhole(search)} AND ${where}
    UNION ALL (${indexed(selected, isNotWhole(search), Prisma.sql`(SELECT ${queryOf(search, 3)})`, where)})`;
}

export function queryOf({ formula }: { formula: Formula | null }, strength: 1 | 2 | 3): Sql {
  return Prisma.sql`identity_search_query(${JSON.stringify(formula)}::jsonb, ${Prisma.raw(String(strength))})`;
}

const holders = ({ lookups }: Sought) =>
  Prisma.sql`SELECT v.identity_id FROM vault_entries v WHERE v.lookup = ANY (${lookups})`;

function isWhole(search: Sought): Sql {
  return anyOf([...search.named.map(isNamed), Prisma.sql`t.id = ANY (ARRAY(${holders(search)}))`]);
}

export function isNotWhole(search: Sought): Sql {
  // A statement of its own, for what is asked may have no other column than the id.
  const areNotNamed = search.named.map(
    (named) => Prisma.sql`t.id NOT IN (SELECT t.id FROM identities t WHERE ${isNamed(named)})`,
  );
  return allOf([...areNotNamed, Prisma.sql`t.id NOT IN (${holders(search)})`]);
}

/** It has an id that begins so, and all else that is asked for. */
export function isNamed({ from, to, others }: Named): Sql {
  return allOf([
    Prisma.sql`t.id BETWEEN ${from}::uuid AND ${to}::uuid`,
    others === null ? undefined : Prisma.sql`${keys} @@ (SELECT ${queryOf({ formula: others }, 3)})`,
  ]);
}

/**
 * What the index finds. The planner knows nothing of the query and would rather read the table in order until a page is
 * full, or another index by the cursor; behind OFFSET it sees neither order nor cursor.
 */
export function indexed(selected: Sql, wanted: Sql, query: Sql, where: Sql): Sql {
  return Prisma.sql`SELECT ${selected} FROM identities t WHERE ${wanted} AND ${keys} @@ ${query} AND ${where} OFFSET 0`;
}
