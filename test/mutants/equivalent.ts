/** Mutants that no test can see, for the code does the same with them. They are not counted. */
interface Equivalent {
  file: string;
  /** The mutated text as it stands in the file, and what Stryker puts in its place. */
  original: string;
  replacement: string;
  /** Why nobody can tell the difference. */
  reason: string;
}

export const equivalents: Equivalent[] = [
  {
    file: 'src/graphql/connection.ts',
    original: "value >= '1'",
    replacement: "value > '1'",
    reason: 'no time in ISO 8601 is the text "1", which the next condition refuses',
  },
  {
    file: 'src/engine/fast-reads/page-sql.ts',
    original: "'ASC'",
    replacement: '""',
    reason: 'ascending is the order of SQL where none is named',
  },
  {
    file: 'src/access/access.sql.ts',
    original: "'API_KEYS'",
    replacement: '""',
    reason: 'a name of a list in cursors has only to differ from the others',
  },
  {
    file: 'src/audit/audit.sql.ts',
    original: "'AUDIT'",
    replacement: '""',
    reason: 'a name of a list in cursors has only to differ from the others',
  },
  {
    file: 'src/db/batcher.ts',
    original: 'batch[index]?.resolve',
    replacement: 'batch[index].resolve',
    reason: 'a batch has an outcome for each of its items',
  },
  {
    file: 'src/identity/identity.plan.ts',
    original: "'identity.created'",
    replacement: '""',
    reason: 'create_identities writes this action and no other',
  },
  {
    file: 'src/vault/vault.ts',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'neither is an entry, so that the value cannot be read',
  },
  {
    file: 'src/vault/vault.master-keys.ts',
    original: 'items.length > 0',
    replacement: 'true',
    reason: 'a text has one part at least, so that no list of keys is empty',
  },
  {
    file: 'src/audit/audit.sql.ts',
    original: 'pasts.get(id)?.push',
    replacement: 'pasts.get(id).push',
    reason: 'only ids that were asked for come back',
  },
  {
    file: 'src/money.ts',
    original: String.raw`/^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/`,
    replacement: String.raw`/(-?)0*(\d+?)(?:\.(\d*?)0*)?$/`,
    reason: 'a text that is no decimal was refused before',
  },
];

/** `place` is file:line:column. */
export function isEquivalent(place: string, original: string, replacement: string): boolean {
  return equivalents.some(
    (each) => place.startsWith(`${each.file}:`) && each.original === original && each.replacement === replacement,
  );
}
