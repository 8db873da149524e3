import type { Identity } from '../db/generated/client.ts';
import { Prisma } from '../db/open-database.ts';

/** What an erased identity is shown by. Its row has no name left, and a list or a statement needs one to show. */
const erasedName = 'Erased identity';

/** The name that an identity is shown by, of its row. Never blank. */
export function shownNameOf({ status, displayName }: Pick<Identity, 'status' | 'displayName'>): string {
  return status === 'ERASED' ? erasedName : displayName;
}

/** The same in SQL; of the columns of `identities t` it is, to the letter, what the index identities_display_name is on. */
export function shownName(status: Prisma.Sql, displayName: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${status} = 'ERASED' THEN ${Prisma.raw(`'${erasedName}'`)} ELSE ${displayName} END`;
}
