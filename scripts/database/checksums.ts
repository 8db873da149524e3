import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is wrong with the migrations: one that prisma/checksums.txt lists, in the form of sha256sum, was edited or is missing; or one
 * came in between those that were released.
 */
export function problemsOfMigrations(prisma: string): string[] {
  const folder = join(prisma, 'migrations');
  const released = readChecksums(join(prisma, 'checksums.txt'));
  const last = [...released.keys()].at(-1) ?? '';
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const added = names.map(({ name }) => name).filter((name) => !released.has(name) && name < last);
  const changed = [...released].filter(([name, checksum]) => checksumOf(join(folder, name)) !== checksum);
  return [
    ...changed.map(([name]) => `${name} was released, and is not what it was`),
    ...added.map((name) => `${name} is older than ${last}, which was released without it`),
  ];
}

function readChecksums(path: string): Map<string, string> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [, checksum, name] = /^([0-9a-f]{64}) [ *]migrations\/([^/]+)\/migration\.sql$/.exec(line) ?? [];
      if (!checksum || !name) throw new Error(`checksums.txt has the line "${line}", which is none of sha256sum.`);
      return [name, checksum] as const;
    }),
  );
}

function checksumOf(folder: string): string | undefined {
  try {
    return createHash('sha256')
      .update(readFileSync(join(folder, 'migration.sql')))
      .digest('hex');
  } catch {
    return undefined;
  }
}
