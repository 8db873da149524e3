import stringWidth from 'string-width';
import { scopes } from '../access/access.scopes.ts';
import { type ListedKey, readKeys } from '../access/access.sql.ts';
import { encodeId } from '../ids.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

/** `signet keys list [--json]`: prints all API keys, as a table for people or a JSON object a line for programs. */
export async function keysList({ json }: { json: boolean }): Promise<number> {
  const keys = await withServerDatabase(({ query }) => readKeys(query));
  if (keys.length === 0) process.stderr.write('There is no API key yet: "signet keys create" makes one.\n');
  else await print(json ? keys.map(toLine).join('') : tableOf(keys));
  return 0;
}

function toLine({ id, ...key }: ListedKey): string {
  return `${JSON.stringify({ id: encodeId('ApiKey', id), ...key })}\n`;
}

const heading = ['NAME', 'PREFIX', 'CREATED', 'EXPIRES', 'REVOKED', 'LAST USED', 'SCOPES'];

/** Every column begins at the same place in each line, names of wide characters too. */
function tableOf(keys: readonly ListedKey[]): string {
  const rows = [heading, ...keys.map(cellsOf)];
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  const pad = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}

function cellsOf({ name, prefix, scopes: granted, createdAt, expiresAt, revokedAt, lastUsedAt }: ListedKey): string[] {
  const hasAll = scopes.every((scope) => granted.includes(scope));
  const times = [createdAt, expiresAt, revokedAt, lastUsedAt].map(toSecond);
  return [name, prefix, ...times, hasAll ? 'all' : granted.join(',')];
}

function toSecond(time: Date | null): string {
  return time ? time.toISOString().replace(/\.\d+/, '') : '-';
}
