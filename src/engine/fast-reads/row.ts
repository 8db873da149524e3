import { Prisma } from '../../db/open-database.ts';
import { type Column, columnNameOf } from '../../graphql/sql-field.ts';

type Sql = Prisma.Sql;

/** What fields are read from. */
export interface Source {
  column: Column;
  /** What a field above said for those below it, see Made. */
  above?: unknown;
}

/** A row that fields are read from: an alias in the statement, which notes the columns that it is asked for. */
export class Row implements Source {
  readonly alias: string;
  readonly #nameOf: (field: string) => string;
  readonly #asked = new Set(['id']);

  /** `nameOf`: the name of a field's column. */
  constructor(alias: string, nameOf: (field: string) => string = columnNameOf) {
    this.alias = alias;
    this.#nameOf = nameOf;
  }

  /** The column of a field. */
  readonly column = (field: string): Sql => {
    const name = this.#nameOf(field);
    this.#asked.add(name);
    return Prisma.raw(`${this.alias}.${name}`);
  };

  /** The columns that it was asked for, of `t`. Named one by one, so that an index which has them all can serve. */
  columns(): Sql {
    return Prisma.raw([...this.#asked].map((name) => `t.${name}`).join(', '));
  }
}
