import { readFileSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTemplate } from '../../support/test-database.ts';

/**
 * The migrations are written by hand and schema.prisma beside them, so nothing but this keeps the two in step: each
 * column that Prisma believes in is there, of the same type and as nullable, and each unique key that it looks up by.
 */
const schema = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8');

interface Block {
  name: string;
  lines: string[];
  /** The table or type in the database. */
  mappedName: string;
}

const models = blocksOf('model');
const enums = blocksOf('enum');

function blocksOf(kind: string): Block[] {
  return [...schema.matchAll(new RegExp(`^${kind} (\\w+) \\{\\n([\\s\\S]*?)^\\}`, 'gm'))].map(
    ([, name = '', body = '']) => ({
      name,
      lines: body
        .split('\n')
        .map((line) => line.replace(/\/\/.*$/, '').trim())
        .filter(Boolean),
      mappedName: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
    }),
  );
}

interface Column {
  field: string;
  name: string;
  type: string;
  notNull: boolean;
  unique: boolean;
}

/** The fields of a model that are columns; relations are not. */
function columnsOf(model: Block): Column[] {
  return model.lines.flatMap((line) => {
    const [, field, type, suffix, attributes = ''] = /^(\w+)\s+(\w+)(\?|\[\])?(.*)$/.exec(line) ?? [];
    if (!field || !type || models.some(({ name }) => name === type)) return [];
    const sqlType = sqlTypeOf(type, attributes) + (suffix === '[]' ? '[]' : '');
    const name = /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? field;
    return [{ field, name, type: sqlType, notNull: suffix !== '?', unique: /@(id|unique)\b/.test(attributes) }];
  });
}

const nativeTypes: Record<string, string> = {
  Uuid: 'uuid',
  Date: 'date',
  Text: 'text',
  Timestamptz: 'timestamp(#) with time zone',
  VarChar: 'character varying(#)',
  Char: 'character(#)',
  Decimal: 'numeric(#)',
  SmallInt: 'smallint',
  ByteA: 'bytea',
  Inet: 'inet',
};
const scalarTypes: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
};

function sqlTypeOf(type: string, attributes: string): string {
  const [, native, size = ''] = /@db\.(\w+)(?:\(([^)]*)\))?/.exec(attributes) ?? [];
  const known = native
    ? nativeTypes[native]
    : (scalarTypes[type] ?? enums.find(({ name }) => name === type)?.mappedName);
  if (!known) throw new Error(`This test does not know the type ${type} ${attributes}.`);
  return known.replace('#', size.replaceAll(' ', ''));
}

describe('schema.prisma', () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await openTemplate();
  });
  afterAll(() => pglite.close());

  test('is read by this test', () => {
    expect(models.length).toBe(schema.match(/^model /gm)?.length);
    expect(models.length).toBeGreaterThanOrEqual(5);
  });

  test.each(models)('has the columns of $mappedName as the migrations made them', async (model) => {
    const { rows } = await pglite.query<{ name: string; type: string; notNull: boolean; filled: boolean }>(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS "notNull", atthasdef AS filled
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [model.mappedName],
    );
    const columns = columnsOf(model);
    expect(columns.length).toBeGreaterThan(0);
    for (const { name, type, notNull } of columns) {
      expect(rows.map(({ filled, ...row }) => row)).toContainEqual({ name, type, notNull });
    }
    const unknown = rows.filter((row) => !columns.some(({ name }) => name === row.name));
    // A column that Prisma does not know may be there when it needs no value from Prisma.
    expect(unknown.filter((row) => row.notNull && !row.filled)).toEqual([]);
  });

  test.each(models)('looks up rows of $mappedName by keys that are unique', async (model) => {
    const { rows } = await pglite.query<{ columns: string }>(
      `SELECT string_agg(attname, ',' ORDER BY attname) AS columns
       FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
       WHERE indrelid = $1::regclass AND indisunique AND indpred IS NULL GROUP BY indexrelid`,
      [model.mappedName],
    );
    const columns = columnsOf(model);
    const composite = model.lines.flatMap((line) => {
      const fields = /^@@(?:unique|id)\(\[([^\]]*)\]/.exec(line)?.[1]?.split(/,\s*/);
      return fields ? [fields.map((field) => columns.find((column) => column.field === field)?.name)] : [];
    });
    const single = columns.filter((column) => column.unique).map((column) => [column.name]);
    for (const key of [...single, ...composite]) {
      expect(rows.map((row) => row.columns)).toContain(key.toSorted().join(','));
    }
  });

  test.each(enums)('has the values of $mappedName', async (block) => {
    const { rows } = await pglite.query<{ value: string }>(
      'SELECT enumlabel AS value FROM pg_enum WHERE enumtypid = $1::regtype ORDER BY enumsortorder',
      [block.mappedName],
    );
    expect(block.lines.filter((line) => !line.startsWith('@@'))).toEqual(rows.map((row) => row.value));
  });
});
