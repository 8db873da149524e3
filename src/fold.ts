import { foldTable, separatorRanges } from './fold.table.ts';

const plainOf = new Map(Object.entries(JSON.parse(foldTable) as Record<string, string>));

/**
 * Folds a text for comparison: without case, accents, points and invisible characters, and with plain letters for those that Unicode does not
 * decompose. The result equals that of the SQL function search_fold, on every version of Node.
 */
export function fold(text: string): string {
  let folded = '';
  for (const letter of text.normalize('NFC'))
    folded += letter < '\u0080' ? letter.toLowerCase() : (plainOf.get(letter) ?? letter);
  // Half of a syllable or a kana may have come from letters that are compatible only.
  return /[\u1100-\u11ff\u3099\u309a]/.test(folded) ? folded.normalize('NFC') : folded;
}

const ascii = '\\u0001-\\u002f\\u003a-\\u0060\\u007b-\\u007f';
const others = separatorRanges.replace(/\\U([0-9a-f]{8})/g, (_, code: string) => `\\u{${code}}`);
const separators = new RegExp(`[${ascii}${others}]+`, 'gu');

/** The words and numbers of a folded text with one space between them. */
export function wordsOf(folded: string): string {
  return folded.replace(separators, ' ').trim();
}
