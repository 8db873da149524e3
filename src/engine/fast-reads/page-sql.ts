import { countOf, keyOf, type List, type Window, windowSql } from '../../db/keyset.ts';
import { Prisma } from '../../db/open-database.ts';
import { NotCovered } from '../not-covered.ts';
import { Row } from './row.ts';
import { concat, type Piece } from './sql-json.ts';

type Sql = Prisma.Sql;

/** One page of a list as SQL: what is asked of its rows is aggregated in one reading of them. */
export class PageSql {
  /** What the fields of a row are read from. */
  readonly row: Row;
  readonly #list: List;
  readonly #window: Window;
  readonly #table: string;
  /** The id of the record that the list is of; undefined for a list of its own. */
  readonly #parentId: Sql | undefined;
  /** The rows as the list has them, and what is aggregated of them. */
  readonly #rows: string;
  readonly #page: string;
  readonly #aggregates: { make: () => Sql; isOfPage: boolean }[] = [];
  #needsKey = false;
  #needsPlace = false;
  /** Whether one row more than asked for is read, to tell of more. */
  #needsMore = false;

  constructor(list: List, window: Window, table: string, alias: string, parentId: Sql | undefined) {
    this.#list = list;
    this.#window = window;
    this.#table = table;
    this.#parentId = parentId;
    this.#rows = `${alias}_rows`;
    this.#page = `${alias}_page`;
    // A list that finds ids alone has its records looked up, one by one.
    this.row = new Row(list.findsIds ? alias : this.#rows);
  }

  /** `[…]` of what each row is. */
  items(item: Piece[]): Piece[] {
    const text = this.#list.findsIds
      ? Prisma.sql`(SELECT ${concat(item)} FROM ${Prisma.raw(`${this.#table} AS ${this.row.alias}`)}
          WHERE ${this.row.column('id')} = ${this.#of('id')})`
      : concat(item);
    if (this.#window.fromEnd) this.#needsPlace = true;
    return ['[', this.#aggregate(() => Prisma.sql`string_agg(${text}, ','${this.#inOrder()})`), ']'];
  }

  /**
   * Rows that have places are put in their order; those that have none come in it. PostgreSQL may read them in the order
   * that another aggregate beside it asks for, and every such order is one of places.
   */
  #inOrder(): Sql {
    if (!this.#needsPlace) return Prisma.empty;
    return Prisma.sql` ORDER BY ${this.#place()} ${Prisma.raw(this.#window.fromEnd ? 'DESC' : 'ASC')}`;
  }

  /** The cursor of a row. */
  cursor(): Sql {
    return encoded(this.#cursorText());
  }

  /** What encodeCursor, beside the resolvers, encodes. */
  #cursorText(): Sql {
    this.#needsKey = true;
    const { name, columns } = this.#list.keyset;
    const key = columns.flatMap(({ type }, at): Piece[] => {
      const value = Prisma.sql`${this.#of('key')}[${Prisma.raw(String(at + 1))}]`;
      return type === 'text' ? [',', Prisma.sql`to_json(${value})`] : [',"', value, '"'];
    });
    return concat([`["${name}"`, ...key, ']']);
  }

  /** A field of PageInfo. */
  info(field: string): Piece {
    const { fromEnd, after, before } = this.#window;
    switch (field) {
      case 'hasNextPage':
        return fromEnd ? String(before !== undefined) : this.#hasMore();
      case 'hasPreviousPage':
        return fromEnd ? this.#hasMore() : String(after !== undefined);
      case 'startCursor':
        return this.#cursorAt(fromEnd ? 'last' : 'first');
      case 'endCursor':
        return this.#cursorAt(fromEnd ? 'first' : 'last');
      default:
        throw new NotCovered();
    }
  }

  totalCount(): Sql {
    return this.#parentId
      ? Prisma.sql`(SELECT counted.count FROM ${this.#parent()} CROSS JOIN LATERAL (${countOf(this.#list)}) AS counted)`
      : Prisma.sql`(${countOf(this.#list)})`;
  }

  /** The whole connection, whose parts were asked for above. */
  toSql(connection: Piece[]): Sql {
    if (this.#needsMore) this.#needsPlace = true;
    const ofPage = this.#needsMore ? Prisma.sql` FILTER (WHERE ${this.#place()} <= ${this.#limit()})` : Prisma.empty;
    const aggregates = this.#aggregates.map(({ make, isOfPage }, at) => {
      return Prisma.sql`${make()}${isOfPage ? ofPage : Prisma.empty} AS ${Prisma.raw(`v${at}`)}`;
    });
    if (aggregates.length === 0) return concat(connection);
    return Prisma.sql`(SELECT ${concat(connection)}
      FROM (SELECT ${Prisma.join(aggregates)} FROM ${this.#from()}) AS ${Prisma.raw(this.#page)})`;
  }

  #from(): Sql {
    const { keyset, findsIds } = this.#list;
    const columns = findsIds ? Prisma.raw('t.id') : this.row.columns();
    const selected = this.#needsKey ? Prisma.sql`${columns}, ${keyOf(keyset)}` : columns;
    const rowsAtMost = this.#window.limit + (this.#needsMore ? 1 : 0);
    const rows = this.#list.rows(windowSql(keyset, this.#window, selected, rowsAtMost));
    const placed = this.#needsPlace
      ? Prisma.sql`SELECT row_number() OVER () AS place, list.* FROM (${rows}) AS list`
      : rows;
    const page = Prisma.sql`(${placed}) AS ${Prisma.raw(this.#rows)}`;
    return this.#parentId ? Prisma.sql`${this.#parent()} CROSS JOIN LATERAL ${page}` : page;
  }

  /** Lists name the record that they are of so. */
  #parent(): Sql {
    return Prisma.sql`(SELECT ${this.#parentId} AS id) AS parent`;
  }

  #limit(): Sql {
    return Prisma.raw(String(this.#window.limit));
  }

  #hasMore(): Sql {
    this.#needsMore = true;
    return this.#aggregate(() => Prisma.sql`CASE WHEN count(*) > ${this.#limit()} THEN 'true' ELSE 'false' END`, false);
  }

  /** Of the first or the last row in the order in which they are read. */
  #cursorAt(end: 'first' | 'last'): Sql {
    const direction = Prisma.raw(end === 'first' ? 'ASC' : 'DESC');
    const texts = Prisma.sql`array_agg(${this.#cursorText()} ORDER BY ${this.#place()} ${direction})`;
    const text = Prisma.sql`(${this.#aggregate(() => texts)})[1]`;
    return Prisma.sql`coalesce('"' || ${encoded(text)} || '"', 'null')`;
  }

  /** `isOfPage`: over the rows of the page, without the one too many that tells of more. */
  #aggregate(make: () => Sql, isOfPage = true): Sql {
    this.#aggregates.push({ make, isOfPage });
    return Prisma.raw(`${this.#page}.v${this.#aggregates.length - 1}`);
  }

  /** Where a row stands, in the order in which they are read. */
  #place(): Sql {
    this.#needsPlace = true;
    return this.#of('place');
  }

  #of(column: string): Sql {
    return Prisma.raw(`${this.#rows}.${column}`);
  }
}

/** In base64url, which PostgreSQL does not have. */
function encoded(text: Sql): Sql {
  return Prisma.sql`translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}
