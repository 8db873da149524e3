import { unknownValue } from '../broken-rules.ts';
import { badInputAt } from '../errors.ts';
import { badRequest, RequestRefusal } from '../http/refusal.ts';

/** A row of an export: a value for each column, of the types that JSON has. */
export type ExportRow = Readonly<Record<string, unknown>>;

/** How rows become text. */
export interface ExportFormat {
  name: string;
  mediaType: string;
  /** What comes before all rows. */
  head(columns: readonly string[]): string;
  /** Some rows, each with the end of its line. */
  rows(columns: readonly string[], rows: readonly ExportRow[]): string;
}

/** Lines of cells by RFC 4180. No library writes them: its defence against formulas would also make texts of amounts below 0. */
const csv: ExportFormat = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  head: (columns) => lineOf(columns.map(cellOf)),
  rows: (columns, rows) => rows.map((row) => lineOf(columns.map((column) => cellOf(row[column])))).join(''),
};

/** An object of JSON for each row. Source: https://github.com/ndjson/ndjson-spec. */
const ndjson: ExportFormat = {
  name: 'ndjson',
  mediaType: 'application/x-ndjson; charset=utf-8',
  head: () => '',
  rows: (_columns, rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
};

const formats = [csv, ndjson];
const typesOf = (format: ExportFormat) => [
  format.mediaType.split(';')[0] ?? '',
  ...(format === ndjson ? ['application/ndjson'] : []),
];

const lineOf = (cells: string[]) => `${cells.join(',')}\r\n`;

/** Where a spreadsheet begins to compute: OWASP, "CSV injection"; those of full width too, which Excel reads alike. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
const number = /^-?\d+(\.\d+)?$/;

/**
 * The cell of a value: empty for null, JSON for a list or an object. A text that a spreadsheet would compute gets an apostrophe before it,
 * unless the whole of it is a number, which computes to itself.
 */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = formulaStart.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The format that is asked for by its name, or else by the header Accept; CSV when any will do. Throws a refusal. */
export function chooseFormat(name: string | undefined, accept: string | null): ExportFormat {
  if (name !== undefined) {
    const found = formats.find((format) => format.name === name);
    if (found) return found;
    const names = formats.map((format) => format.name);
    throw new RequestRefusal(badInputAt(['format'], unknownValue(names, name)), 400);
  }
  for (const type of acceptedTypes(accept ?? '*/*')) {
    const found = formats.find((format) => typesOf(format).some((offered) => matches(type, offered)));
    if (found) return found;
  }
  throw badRequest('Exports are text/csv or application/x-ndjson.', 406);
}

const matches = (type: string, offered: string) =>
  type === '*/*' || type === offered || (type.endsWith('/*') && offered.startsWith(type.slice(0, -1)));

/** The media types of a header Accept, the preferred ones first. Source: RFC 9110, section 12.5.1. */
function acceptedTypes(accept: string): string[] {
  const given = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, quality: weight ? Number(weight.slice(2)) || 0 : 1 };
  });
  const wanted = given.filter(({ quality }) => quality > 0).toSorted((one, other) => other.quality - one.quality);
  return wanted.map(({ type }) => type);
}
