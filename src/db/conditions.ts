import type { Nesting } from '../filter-nesting.ts';
import { fold } from '../fold.ts';
import { Prisma } from './generated/client.ts';

type Sql = Prisma.Sql;

/** Filters as the API has them. An absent member adds no condition. */
export interface StringFilter {
  eq?: string;
  in?: string[];
  notIn?: string[];
  startsWith?: string;
  contains?: string;
  isNull?: boolean;
  /** Compares what search_fold makes of both sides. No index has that of a column which lists are filtered by. */
  ignoreCase?: boolean;
}

/** The bounds of an ordered value. */
interface Bounds<Value> {
  gt?: Value;
  gte?: Value;
  lt?: Value;
  lte?: Value;
}
export type DateTimeFilter = Bounds<Date>;
export interface DecimalFilter extends Bounds<string> {
  eq?: string;
}
/** On a day, of which a Date holds the midnight in UTC. */
export interface DateFilter extends Bounds<Date> {
  eq?: Date;
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

/** A condition on a value that is missing does not hold, but for isNull and notIn. */
export function stringCondition(column: Sql, filter: StringFilter): Sql {
  const compared = filter.ignoreCase ? Prisma.sql`search_fold(${column})` : column;
  const formsOf = filter.ignoreCase ? (value: string) => [fold(value)] : normalFormsOf;
  const isIn = (values: string[]) => isOneOf(compared, values.flatMap(formsOf));
  const isLike = (value: string, pattern: (text: string) => string) =>
    eitherOf(formsOf(value).map((form) => Prisma.sql`${compared} LIKE ${pattern(escapeLike(form))}`));
  return allOf([
    when(filter.eq, (value) => {
      const forms = formsOf(value);
      return forms.length > 1 ? isOneOf(compared, forms) : Prisma.sql`${compared} = ${forms[0]}`;
    }),
    when(filter.in, isIn),
    when(filter.notIn, (values) => isNotTrue(isIn(values))),
    when(filter.startsWith, (value) => isLike(value, (text) => `${text}%`)),
    when(filter.contains, (value) => isLike(value, (text) => `%${text}%`)),
    when(filter.isNull, (isNull) => (isNull ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} IS NOT NULL`)),
  ]);
}

/** One condition stays as it is, for the planner. */
function eitherOf(conditions: Sql[]): Sql {
  const [first, ...others] = conditions;
  return first && others.length === 0 ? first : anyOf(conditions);
}

/** The text as it is, in NFC and in NFD, so that a filter finds a value however it was typed. */
function normalFormsOf(value: string): string[] {
  return [...new Set([value, value.normalize('NFC'), value.normalize('NFD')])];
}

/** That a condition does not hold. On a missing value it is neither true nor false; NOT alone would hide the row. */
export function isNotTrue(condition: Sql): Sql {
  return Prisma.sql`(${condition}) IS NOT TRUE`;
}

/** What and, or and not of a filter ask for; `conditionOf` is the condition of a filter with all that nests in it. */
export function nestedConditions<Conditions>(
  filter: Nesting<Conditions>,
  conditionOf: (inner: Nesting<Conditions>) => Sql,
): (Sql | undefined)[] {
  return [
    when(filter.and, (filters) => allOf(filters.map(conditionOf))),
    when(filter.or, (filters) => anyOf(filters.map(conditionOf))),
    when(filter.not, (negated) => isNotTrue(conditionOf(negated))),
  ];
}

export function dateTimeCondition(column: Sql, filter: DateTimeFilter): Sql {
  return allOf(withinBounds(column, filter, (time) => Prisma.sql`${time}`));
}

export function decimalCondition(column: Sql, filter: DecimalFilter): Sql {
  const toSql = (amount: string) => Prisma.sql`${amount}::numeric`;
  return allOf([
    when(filter.eq, (value) => Prisma.sql`${column} = ${toSql(value)}`),
    ...withinBounds(column, filter, toSql),
  ]);
}

export function dateCondition(column: Sql, filter: DateFilter): Sql {
  const toSql = (day: Date) => Prisma.sql`${dayOf(day)}::date`;
  return allOf([
    when(filter.eq, (value) => Prisma.sql`${column} = ${toSql(value)}`),
    ...withinBounds(column, filter, toSql),
  ]);
}

/** The day of a Date as `1985-05-15`. */
export function dayOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

function withinBounds<Value>(column: Sql, { gt, gte, lt, lte }: Bounds<Value>, toSql: (value: Value) => Sql) {
  return [
    when(gt, (value) => Prisma.sql`${column} > ${toSql(value)}`),
    when(gte, (value) => Prisma.sql`${column} >= ${toSql(value)}`),
    when(lt, (value) => Prisma.sql`${column} < ${toSql(value)}`),
    when(lte, (value) => Prisma.sql`${column} <= ${toSql(value)}`),
  ];
}

/** The condition that the column's JSON contains this JSON: every given key and element is there, at any depth, with the same value. */
export function contains(column: Sql, part: unknown): Sql {
  return Prisma.sql`${column} @> ${JSON.stringify(part)}::jsonb`;
}

/** Escapes a text for a LIKE pattern, so that % and _ match themselves. */
export function escapeLike(value: string): string {
  return value.replace(/[\\%_]/g, '\\$&');
}
