import { closestMatch } from 'leven';

/** A typo changes no more than this part of a word; beyond it a suggestion would be a guess. */
const mostTypos = 0.4;

/** The name that was probably meant by this one, in whatever case: it begins so, or differs by a typo. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const word = given.toLowerCase();
  if (word === '') return undefined;
  const lower = names.map((name) => name.toLowerCase());
  const begun = word.length > 1 ? lower.find((name) => name.startsWith(word)) : undefined;
  const meant = begun ?? closestMatch(word, lower, { maxDistance: Math.ceil(mostTypos * word.length) });
  return meant === undefined ? undefined : names[lower.indexOf(meant)];
}

/** A question to put behind a refusal; empty when there is nothing to suggest. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
}
