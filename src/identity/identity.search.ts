import { fold, wordsOf } from '../fold.ts';

/** What a search asks for, as far as it can be told without the database. */
export interface Search {
  /** Its terms with one space between them; those without any letter or digit are left out. */
  terms: string;
  /** The search as it was written, to be compared with whole values. */
  whole: string;
  /** What the keys of an identity must hold; null when there is no term. */
  formula: Formula | null;
  /** For each term that reads as the beginning of an id the UUIDs that begin so, and what is asked for beside it. */
  named: Named[];
}

export interface Named {
  from: string;
  to: string;
  /** Null: nothing else. */
  others: Formula | null;
}

/** What keys must hold, as the SQL function search_formula_query reads it. */
export type Formula =
  | { all: Formula[] }
  | { any: Formula[] }
  /** A word of a name as it is, cut short or with a typo; an e-mail address or an external id, or its beginning. */
  | { term: string }
  /** The same as it is alone. */
  | { word: string }
  /** Digits that a phone number has anywhere. */
  | { phone: string }
  /** The whole external id, or its beginning, where it has blanks. */
  | { whole: string };

/** Of a longer search the terms beyond these are taken as they are, so that no search costs much more than another. */
const forgivingTerms = 10;

export function readSearch(text: string): Search {
  const folded = fold(text);
  const terms = folded.split(/[\t-\r ]+/).filter((term) => wordsOf(term) !== '');
  const named = terms.slice(0, forgivingTerms).flatMap((term, at) => {
    const ids = idsThatBegin(term);
    return ids ? [{ ...ids, others: formulaOf(terms.toSpliced(at, 1)) }] : [];
  });
  const formula = formulaOf(terms);
  const whole = folded.trim();
  return {
    terms: text
      .split(/\s+/)
      .filter((term) => wordsOf(fold(term)) !== '')
      .join(' '),
    whole: text.trim(),
    formula: formula && terms.length > 1 ? { any: [formula, { whole }] } : formula,
    named,
  };
}

/** All of these terms; null when there is none. */
function formulaOf(terms: string[]): Formula | null {
  const forgiven = terms.slice(0, forgivingTerms);
  const exact = [...new Set(terms.slice(forgivingTerms))].map((word) => ({ word }));
  const all: Formula[] = [];
  for (let at = 0; at < forgiven.length; ) {
    let end = at + 1;
    if (isNumeric(forgiven[at] as string)) while (end < forgiven.length && isNumeric(forgiven[end] as string)) end += 1;
    all.push(numbersOf(forgiven.slice(at, end)));
    at = end;
  }
  return allOf([...all, ...exact]);
}

function allOf(formulas: Formula[]): Formula | null {
  return formulas.length > 1 ? { all: formulas } : (formulas[0] ?? null);
}

function anyOf(formulas: Formula[]): Formula {
  return formulas.length > 1 ? { any: formulas } : (formulas[0] as Formula);
}

/** Whether a term may be a part of a phone number, in any of the usual notations. */
function isNumeric(term: string): boolean {
  return /^[^\p{L}\p{M}@_#&]*$/u.test(term) && /\d/.test(term);
}

/** A run of so many terms is tried with every part of it as a phone number; in a longer one all of it, or each term alone. */
const partsAtMost = 6;

/** Terms that follow each other and may together be a phone number, a phone number and others, or each one of its own. */
function numbersOf(terms: string[]): Formula {
  if (terms.length === 1) return oneNumber(terms[0] as string);
  const lengths = terms.length > partsAtMost ? [1, terms.length] : terms.map((_, at) => at + 1);
  const splits = lengths.flatMap((length) => {
    const first = length === 1 ? [oneNumber(terms[0] as string)] : phonesOf(terms.slice(0, length));
    if (first.length === 0) return [];
    const rest = terms.slice(length);
    return [rest.length === 0 ? anyOf(first) : { all: [anyOf(first), restOf(terms, rest)] }];
  });
  return anyOf(splits);
}

function restOf(terms: string[], rest: string[]): Formula {
  return terms.length > partsAtMost ? { all: rest.map(oneNumber) } : numbersOf(rest);
}

function oneNumber(term: string): Formula {
  return anyOf([{ term }, ...phonesOf([term])]);
}

/**
 * The digits by which a phone number is found that is written so. Zeros in front stand for what the number in international
 * form does not have or has otherwise: 0049 30 is +49 30, so is 030 within the country, and +49 (0)30. In North America 011
 * stands for the plus, and 8 within Russia for what it does not have.
 */
function phonesOf(terms: string[]): Formula[] {
  const text = terms.join(' ');
  if (!isNumeric(text)) return [];
  const digits = text.replace(/(?<=\d.*)\(0\)/, '').replace(/\D/g, '');
  const writings = [digits, digits.replace(/^00?/, '')];
  if (/^011[1-9]\d{9}/.test(digits)) writings.push(digits.slice(3));
  if (/^8\d{10}$/.test(digits)) writings.push(digits.slice(1));
  const phones = [...new Set(writings)].filter(({ length }) => length >= 4 && length <= 15);
  return phones.map((phone) => ({ phone }));
}

const idPattern = /^(?:idt_)?([0-9a-f]{8}(?:-?[0-9a-f]{0,4}){0,3}(?:-?[0-9a-f]{0,12})?)$/;

/** The first and the last UUID with this beginning of 8 hexadecimal digits or more; hyphens may be missing. */
function idsThatBegin(term: string): { from: string; to: string } | null {
  const digits = idPattern.exec(term)?.[1]?.replaceAll('-', '');
  if (!digits || digits.length > 32) return null;
  return { from: uuidOf(digits.padEnd(32, '0')), to: uuidOf(digits.padEnd(32, 'f')) };
}

function uuidOf(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
