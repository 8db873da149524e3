import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf, chooseFormat } from '../../../src/export/export.format.ts';

/** Reads a file of cells by RFC 4180, written apart from what writes it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at);
    if (isQuoted && rest.startsWith('""')) {
      cell += '"';
      at += 1;
    } else if (rest.startsWith('"')) isQuoted = !isQuoted;
    else if (!isQuoted && rest.startsWith(',')) [row, cell] = [[...row, cell], ''];
    else if (!isQuoted && rest.startsWith('\r\n')) {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      at += 1;
    } else cell += rest[0];
  }
  return rows;
}

const csv = chooseFormat('csv', null);

describe('a cell', () => {
  test('comes back from a reader of RFC 4180 as it was, whatever text it holds', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'a', ' ', ';', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const shown = rows.map(([first, second]) => ({ first: `x${first}`, second: `x${second}` }));
        const written = csv.head(['first', 'second']) + csv.rows(['first', 'second'], shown);
        const cells = shown.map(({ first, second }) => [first, second]);
        expect(readCsv(written)).toEqual([['first', 'second'], ...cells]);
      }),
    );
  });

  test.each([
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+49 30 1234', "'+49 30 1234"],
    ['-x', "'-x"],
    ['@world', "'@world"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['＝1+1', "'＝1+1"],
    ['-1+1', "'-1+1"],
    ['-', "'-"],
  ])('that a spreadsheet would compute has an apostrophe before it: %j', (text, cell) => {
    expect(cellOf(text)).toBe(cell);
  });

  test.each(['-12.5', '0', '-0.000000000000000001', '100000000000000000000'])('stays a number: %s', (amount) => {
    expect(cellOf(amount)).toBe(amount);
  });

  test('is empty for null, and JSON for a list or an object', () => {
    expect([null, [], ['DOB'], { a: 'b"c' }].map(cellOf)).toEqual(['', '[]', '"[""DOB""]"', '"{""a"":""b\\""c""}"']);
  });
});

describe('the format', () => {
  test.each([
    [undefined, null, 'csv'],
    [undefined, '*/*', 'csv'],
    [undefined, 'text/html, */*;q=0.8', 'csv'],
    [undefined, 'text/*', 'csv'],
    [undefined, 'application/x-ndjson', 'ndjson'],
    [undefined, 'text/csv;q=0.5, application/x-ndjson', 'ndjson'],
    [undefined, 'application/x-ndjson;q=0, */*', 'csv'],
    ['ndjson', 'text/csv', 'ndjson'],
  ])('asked for as %j with Accept %j is %s', (name, accept, format) => {
    expect(chooseFormat(name, accept).name).toBe(format);
  });

  test('that there is none of is refused', () => {
    expect(() => chooseFormat(undefined, 'application/json')).toThrow('Exports are text/csv or application/x-ndjson.');
    expect(() => chooseFormat('xlsx', null)).toThrow('format must be one of csv, ndjson.');
  });
});
