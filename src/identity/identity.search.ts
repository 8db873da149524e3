/** What a search asks for, as far as it can be told without the database. */
export interface Search {
  /** Its terms with one space between them; those without any letter or digit are left out. Empty: it finds nothing. */
  terms: string;
  /** The search as it was written, to be compared with whole values. */
  whole: string;
  /** The UUIDs that begin as the search does, when it reads as the beginning of an id. */
  ids: { from: string; to: string } | null;
  /** Digits that a phone number may have anywhere, when the search reads as one or a part of one. */
  digits: string | null;
}

/** A search has at most this many terms. */
export const termsAtMost = 10;

/** The parts of a search between white space. */
export function termsOf(text: string): string[] {
  return text.split(/\s+/).filter((term) => term !== '');
}

export function readSearch(text: string): Search {
  const terms = termsOf(text).filter((term) => /[\p{L}\p{N}]/u.test(term));
  return { terms: terms.join(' '), whole: text.trim(), ids: idsThatBegin(text.trim()), digits: phoneDigits(text) };
}

const idPattern = /^(?:idt_)?([0-9a-f]{8}(?:-?[0-9a-f]{0,4}){0,3}(?:-?[0-9a-f]{0,12})?)$/i;

/** The first and the last UUID with this beginning of 8 hexadecimal digits or more; hyphens may be missing. */
function idsThatBegin(text: string): Search['ids'] {
  const digits = idPattern.exec(text)?.[1]?.replaceAll('-', '').toLowerCase();
  if (!digits || digits.length > 32) return null;
  return { from: uuidOf(digits.padEnd(32, '0')), to: uuidOf(digits.padEnd(32, 'f')) };
}

function uuidOf(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The digits of a phone number or a part of one, in any of the usual notations. Zeros in front stand for what the number
 * in international form does not have or has otherwise: 0049 30 is +49 30, and so is 030 within the country.
 */
function phoneDigits(text: string): string | null {
  if (!/^[\d+()./\s-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^00?/, '');
  return digits.length >= 4 && digits.length <= 15 ? digits : null;
}
