import { Prisma } from './generated/client.ts';

type Sql = Prisma.Sql;

/** Filters as the API has them. An absent member adds no condition. */
export interface StringFilter {
  eq?: string;
  in?: string[];
  startsWith?: string;
  isNull?: boolean;
}
export interface DateTimeFilter {
  gte?: Date;
  lt?: Date;
}
export interface DecimalFilter {
  eq?: string;
  gte?: string;
  lte?: string;
}

const always = Prisma.sql`TRUE`;
const never = Prisma.sql`FALSE`;

/** All of the conditions; TRUE when there is none. Undefined entries are left out. */
export function allOf(conditions: (Sql | undefined)[]): Sql {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? always : Prisma.sql`(${Prisma.join(given, ' AND ')})`;
}

/** At least one of the conditions; FALSE when there is none. */
export function anyOf(conditions: Sql[]): Sql {
  return conditions.length === 0 ? never : Prisma.sql`(${Prisma.join(conditions, ' OR ')})`;
}

/** The condition that `make` builds of a value; undefined, which allOf leaves out, when there is no value. */
export function when<Value>(value: Value | null | undefined, make: (value: Value) => Sql): Sql | undefined {
  return value === null || value === undefined ? undefined : make(value);
}

/** The condition that the column is one of these values. An empty list matches nothing. */
export function isOneOf(column: Sql, values: readonly string[], type = 'text'): Sql {
  return Prisma.sql`${column} = ANY (${values}::${Prisma.raw(type)}[])`;
}

export function stringCondition(column: Sql, filter: StringFilter): Sql {
  return allOf([
    when(filter.eq, (value) => {
      const forms = normalFormsOf(value);
      return forms.length > 1 ? isOneOf(column, forms) : Prisma.sql`${column} = ${value}`;
    }),
    when(filter.in, (values) => isOneOf(column, values.flatMap(normalFormsOf))),
    when(filter.startsWith, (value) => {
      const starts = normalFormsOf(value).map((form) => Prisma.sql`${column} LIKE ${`${escapeLike(form)}%`}`);
      return starts.length > 1 ? anyOf(starts) : (starts[0] as Sql);
    }),
    when(filter.isNull, (isNull) => (isNull ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} IS NOT NULL`)),
  ]);
}

/** The text as it is, in NFC and in NFD, so that a filter finds a value however it was typed. */
function normalFormsOf(value: string): string[] {
  return [...new Set([value, value.normalize('NFC'), value.normalize('NFD')])];
}

export function dateTimeCondition(column: Sql, filter: DateTimeFilter): Sql {
  return allOf([
    when(filter.gte, (value) => Prisma.sql`${column} >= ${value}`),
    when(filter.lt, (value) => Prisma.sql`${column} < ${value}`),
  ]);
}

export function decimalCondition(column: Sql, filter: DecimalFilter): Sql {
  return allOf([
    when(filter.eq, (value) => Prisma.sql`${column} = ${value}::numeric`),
    when(filter.gte, (value) => Prisma.sql`${column} >= ${value}::numeric`),
    when(filter.lte, (value) => Prisma.sql`${column} <= ${value}::numeric`),
  ]);
}

/** The condition that the column's JSON contains this JSON: every given key and element is there, at any depth, with the same value. */
export function contains(column: Sql, part: unknown): Sql {
  return Prisma.sql`${column} @> ${JSON.stringify(part)}::jsonb`;
}

/** Escapes a text for a LIKE pattern, so that % and _ match themselves. */
export function escapeLike(value: string): string {
  return value.replace(/[\\%_]/g, '\\$&');
}
