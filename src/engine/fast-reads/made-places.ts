import type { FieldNode, GraphQLObjectType } from 'graphql';
import type { Scope } from '../../access/access.scopes.ts';
import type { Prisma } from '../../db/open-database.ts';
import type { ReadRequest } from '../../graphql/sql-field.ts';
import { all, andThen, type Later } from '../../later.ts';
import { compileField, compileItem, listText, type PlainDocument } from '../row-text.ts';
import type { Piece } from './sql-json.ts';

/** A place of the answer where the server puts what it makes. */
export interface MadePlace {
  /** Makes an object of the JSON that stands there; absent where the object is that of an earlier place. */
  make?: Make;
  /** The place whose object is written. */
  from: number;
  write: Write;
}

type Make = (json: string, request: ReadRequest) => Later<unknown>;
type Write = (object: never) => string;
/** Says which JSON the statement reads, given how what is asked for is written from what is made of it. */
type Reads = (write: (object: object) => unknown) => Prisma.Sql;

/** The places of one statement, while it is compiled. */
export class MadePlaces {
  readonly all: MadePlace[] = [];
  /** The scopes without which the resolvers would refuse what is written there. */
  readonly needed = new Set<Scope>();
  readonly #document: PlainDocument;

  constructor(document: PlainDocument) {
    this.#document = document;
  }

  /** A list that is made as a whole. */
  list(type: GraphQLObjectType, nodes: readonly FieldNode[], make: Make, reads: Reads): Piece[] {
    const textOf = compileItem(this.#document, type, nodes, this.needed);
    const write = (items: readonly unknown[]) => listText(items, textOf);
    return this.#add({ make, write }, reads(textOf));
  }

  /**
   * An object, whose JSON stands before it. `pieces` makes its pieces, and is told how to write a field from what is made.
   */
  object(make: Make, reads: Reads, pieces: (field: WriteField) => Piece[]): Piece[] {
    const from = this.all.length;
    this.all.push({ make, from, write: () => '' });
    const texts: Write[] = [];
    const all = pieces((type, nodes) => {
      const textOf = compileField(this.#document, type, nodes, this.needed);
      texts.push(textOf);
      return this.#add({ from, write: textOf });
    });
    const json = reads((object) => texts.map((textOf) => textOf(object as never)));
    return [...placeInSql(from, json), ...all];
  }

  /** What is read beside something else and stands before it; nothing is written there. */
  beside(json: Prisma.Sql, note: (json: string, request: ReadRequest) => void): Piece[] {
    return this.#add({ make: note, write: () => '' }, json);
  }

  #add(place: Omit<MadePlace, 'from'> & { from?: number }, json?: Prisma.Sql): Piece[] {
    const number = this.all.length;
    this.all.push({ from: number, ...place });
    return placeInSql(number, json);
  }
}

type WriteField = (type: GraphQLObjectType, nodes: readonly FieldNode[]) => Piece[];

/** Stands before and after each place. Whatever PostgreSQL writes of JSON has it escaped, so it is nowhere else. */
const mark = '\u0001';

function placeInSql(place: number, json?: Prisma.Sql): Piece[] {
  return json ? [`${mark}${place} `, json, mark] : [`${mark}${place}${mark}`];
}

/** The text that a statement made with what the server makes in its places. */
export function fillPlaces(text: string, places: readonly MadePlace[], request: ReadRequest): Later<string> {
  const objects: Later<unknown>[] = [];
  const parts = text.split(mark).map((part, at): Later<string> => {
    if (at % 2 === 0) return part;
    const end = part.indexOf(' ');
    const number = Number(end < 0 ? part : part.slice(0, end));
    const { make, from, write } = places[number] as MadePlace;
    if (make) objects[number] = make(part.slice(end + 1), request);
    return andThen(objects[from], write as (object: unknown) => string);
  });
  return andThen(all(parts), (texts) => texts.join(''));
}
