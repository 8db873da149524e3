import { type GraphQLNamedType, isEnumType } from 'graphql';
import { isoTime } from '../../db/keyset.ts';
import { Prisma } from '../../db/open-database.ts';
import { NotCovered } from '../not-covered.ts';

type Sql = Prisma.Sql;

/** A part of a JSON text: as it stands, or SQL that yields it. None is null. */
export type Piece = string | Sql;

/** PostgreSQL takes a hundred arguments; `concat` is many times quicker than its functions that build JSON. */
const argumentsAtMost = 90;

/** SQL for the text that these parts are in a row. */
export function concat(pieces: Piece[]): Sql {
  let args = mergeTexts(pieces).map((piece) => (typeof piece === 'string' ? textLiteral(piece) : piece));
  while (args.length > argumentsAtMost) {
    const chunks = Math.ceil(args.length / argumentsAtMost);
    args = Array.from({ length: chunks }, (_, at) =>
      call(args.slice(at * argumentsAtMost, (at + 1) * argumentsAtMost)),
    );
  }
  return call(args);
}

function call(args: Sql[]): Sql {
  return Prisma.sql`concat(${Prisma.join(args, ', ')})`;
}

function mergeTexts(pieces: Piece[]): Piece[] {
  const merged: Piece[] = [''];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged[0] === '' && merged.length > 1 ? merged.slice(1) : merged;
}

/** Of names in the document and of types alone, which have letters, digits and underscores. */
function textLiteral(text: string): Sql {
  return Prisma.raw(`'${text.replaceAll("'", "''")}'`);
}

/** How the values of each scalar are written: between quotes as they are, as a JSON string, or bare. */
const styles: Record<string, 'quoted' | 'string' | 'bare'> = {
  ID: 'quoted',
  Int: 'bare',
  Long: 'bare',
  JSONObject: 'bare',
  CurrencyCode: 'quoted',
  DateTime: 'quoted',
  Date: 'quoted',
  Decimal: 'quoted',
  String: 'string',
  EmailAddress: 'string',
  PhoneNumber: 'string',
};

/** The values of some scalars in the form of the API. */
const forms: Record<string, (value: Sql) => Sql> = {
  DateTime: isoTime,
  Decimal: (value) => Prisma.sql`trim_scale(${value})`,
};

/** A value of a column or an expression as the JSON of this type; throws NotCovered for a type that is not known here. */
export function jsonOf(type: GraphQLNamedType, value: Sql, isNullable: boolean): Piece[] {
  const style =
    isEnumType(type) && type.getValues().every((each) => each.value === each.name) ? 'quoted' : styles[type.name];
  if (!style) throw new NotCovered();
  const shown = forms[type.name]?.(value) ?? value;
  const text = style === 'string' ? Prisma.sql`to_json(${shown})` : shown;
  if (!isNullable) return style === 'quoted' ? ['"', text, '"'] : [text];
  const whole = style === 'quoted' ? Prisma.sql`'"' || ${text}::text || '"'` : Prisma.sql`${text}::text`;
  return [Prisma.sql`coalesce(${whole}, 'null')`];
}
