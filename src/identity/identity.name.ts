import type { Identity } from '../db/generated/client.ts';
import { Prisma } from '../db/open-database.ts';

/** What an erased identity is shown by. Only of one is no name left in the row, and a list or a statement needs one to show. */
const erasedName = 'Erased identity';

/** The name that an identity is shown by, of its row. Never blank. */
export function shownNameOf({ displayName }: Pick<Identity, 'displayName'>): string {
  return displayName || erasedName;
}

/** The same in SQL; of the column of `identities t` it is, to the letter, what the index identities_display_name is on. */
export function shownName(displayName: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(nullif(${displayName}, ''), ${Prisma.raw(`'${erasedName}'`)})`;
}
