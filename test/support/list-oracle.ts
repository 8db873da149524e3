/**
 * What a list holds by the documents, worked out from all records in plain TypeScript. It shares neither SQL nor the paging by keys
 * with what it is compared with, so that a fault in those shows: both of Signet's readers are made from them.
 */

/** A record with what lists filter and order by. Times are Dates, amounts texts. */
export interface Row {
  id: string;
  [field: string]: unknown;
}

/** Negative when the first comes before the other in the list. 0 for the same record alone. */
export type Order = (one: Row, other: Row) => number;

export interface PageArgs {
  first?: number;
  last?: number;
  /** The records that the cursors are of; they need not be in the list. */
  after?: Row;
  before?: Row;
}

export interface ExpectedPage {
  ids: string[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount: number;
}

const defaultSize = 20;

export function expectedPage(rows: Row[], order: Order, { first, last, after, before }: PageArgs): ExpectedPage {
  const between = rows
    .filter((row) => (!after || order(row, after) > 0) && (!before || order(row, before) < 0))
    .sort(order);
  const size = first ?? last ?? defaultSize;
  const more = between.length > size;
  const page = last === undefined ? between.slice(0, size) : between.slice(-size);
  return {
    ids: page.map(({ id }) => id),
    hasNextPage: last === undefined ? more : before !== undefined,
    hasPreviousPage: last === undefined ? after !== undefined : more,
    totalCount: rows.length,
  };
}

const compareBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const byId: Order = (one, other) => compareBytes(one.id, other.id);
const byTime =
  (field: string): Order =>
  (one, other) =>
    (one[field] as Date).getTime() - (other[field] as Date).getTime();
const byAmount =
  (amountOf: (row: Row) => number): Order =>
  (one, other) =>
    amountOf(one) - amountOf(other);
/** Upper and lower case alike. */
const byName =
  (field: string): Order =>
  (one, other) =>
    compareBytes(String(one[field]).toLowerCase(), String(other[field]).toLowerCase());
/** As names, and what is missing last. */
const byLabel =
  (field: string): Order =>
  (one, other) =>
    Number((one[field] ?? null) === null) - Number((other[field] ?? null) === null) || byName(field)(one, other);

/** By these in turn, and of equals by the id; all in one direction. */
function ordered(direction: Direction, ...by: Order[]): Order {
  const ascending: Order = (one, other) => by.reduce((sign, each) => sign || each(one, other), 0) || byId(one, other);
  return direction === 'ASC' ? ascending : (one, other) => ascending(other, one);
}

export type Direction = 'ASC' | 'DESC';

/** What each list of the API can be ordered by. The ids of transactions are made together with their times. */
const fields: Record<string, Record<string, Order[]>> = {
  identities: {
    CREATED_AT: [byTime('createdAt')],
    UPDATED_AT: [byTime('updatedAt')],
    DISPLAY_NAME: [byName('displayName')],
    COUNTRY: [byLabel('country')],
    CATEGORY: [byLabel('category')],
  },
  ledgers: { CREATED_AT: [byTime('createdAt')], NAME: [byName('name')] },
  balances: {
    CREATED_AT: [byTime('createdAt')],
    BALANCE: [byAmount((row) => Number(row.creditBalance) - Number(row.debitBalance))],
  },
  transactions: {
    CREATED_AT: [],
    EFFECTIVE_AT: [byTime('effectiveAt')],
    AMOUNT: [byAmount((row) => Number(row.amount)), byTime('effectiveAt')],
  },
};

/** An order that a list of the API has, as the argument that asks for it. */
export interface NamedOrder {
  orderBy: string;
  order: Order;
}

/** Every order that the lists of these records have. */
export function ordersOf(records: string): NamedOrder[] {
  return Object.entries(fields[records] ?? {}).flatMap(([field, by]) =>
    (['ASC', 'DESC'] as const).map((direction) => ({
      orderBy: `{ field: ${field}, direction: ${direction} }`,
      order: ordered(direction, ...by),
    })),
  );
}

type Condition = Record<string, unknown>;

/**
 * Whether the record matches a filter of the API: all conditions must hold, and none holds of a value that there is not, but notIn. A
 * field may hold several values, such as the two balances of a transaction; one of them is enough.
 */
export function matches(row: Row, filter: Condition): boolean {
  return Object.entries(filter).every(([field, condition]) => {
    if (field === 'and') return (condition as Condition[]).every((each) => matches(row, each));
    if (field === 'or') return (condition as Condition[]).some((each) => matches(row, each));
    if (field === 'not') return !matches(row, condition as Condition);
    if (field === 'metadata') return holds(row.metadata, condition);
    const value = row[field] ?? null;
    return Array.isArray(value) ? value.includes(condition) : matchesField(value, condition);
  });
}

function matchesField(value: unknown, condition: unknown): boolean {
  if (Array.isArray(condition)) return condition.includes(value);
  if (typeof condition !== 'object' || condition === null) return value === condition;
  const { ignoreCase, ...operators } = condition as Condition;
  const compared = ignoreCase ? withoutCase(value) : value;
  return Object.entries(operators).every(([operator, operand]) =>
    meets(compared, operator, ignoreCase ? withoutCase(operand) : operand),
  );
}

function meets(value: unknown, operator: string, operand: unknown): boolean {
  if (operator === 'isNull') return (value === null) === operand;
  if (operator === 'notIn') return !(operand as unknown[]).includes(value);
  if (value === null) return false;
  if (operator === 'in') return (operand as unknown[]).includes(value);
  if (operator === 'startsWith') return String(value).startsWith(String(operand));
  if (operator === 'contains') return String(value).includes(String(operand));
  const difference = compareValues(value, operand);
  switch (operator) {
    case 'eq':
      return difference === 0;
    case 'gt':
      return difference > 0;
    case 'gte':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    default:
      return difference <= 0;
  }
}

/** Texts of the world have the accents of Latin letters alone. */
function withoutCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCase);
  if (typeof value !== 'string') return value;
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Amounts of the world have at most two fraction digits. */
function compareValues(value: unknown, operand: unknown): number {
  if (value instanceof Date) return value.getTime() - new Date(String(operand)).getTime();
  if (/^-?\d+(\.\d+)?$/.test(String(value))) return Math.round((Number(value) - Number(operand)) * 100);
  return value === operand ? 0 : 1;
}

/** Whether JSON contains other JSON: every key and element of it, at any depth. */
export function holds(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((each) => whole.some((item) => holds(item, each)));
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return false;
  return Object.entries(part).every(
    ([key, each]) => Object.hasOwn(whole, key) && holds((whole as Condition)[key], each),
  );
}

/** Whether a filter says anything about the status; archived and erased identities are left out unless it does. */
export function asksForStatus(filter: Condition): boolean {
  return Object.entries(filter).some(([field, condition]) => {
    if (field === 'status') return true;
    if (field === 'not') return asksForStatus(condition as Condition);
    return (field === 'and' || field === 'or') && (condition as Condition[]).some(asksForStatus);
  });
}
