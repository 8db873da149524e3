import { closestMatch } from 'leven';

/** A typo changes no more than this part of a word; beyond it a suggestion would be a guess. */
const mostTypos = 0.4;

/** The name that was probably meant by this one: it begins so, or differs by a typo. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const word = given.toLowerCase();
  if (word === '') return undefined;
  const begun = word.length > 1 ? names.find((name) => name.startsWith(word)) : undefined;
  return begun ?? closestMatch(word, names, { maxDistance: Math.ceil(mostTypos * word.length) });
}

/** A question to put behind a refusal; empty when there is nothing to suggest. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
}
