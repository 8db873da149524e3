import { type BrokenRule, broken } from '../issue.ts';

/** The longest sentence about a document: it may be about names that the caller chose, of any length and number. */
const sentenceAtMost = 500;
const nameAtMost = 100;

/** The rule that a document breaks of which graphql-js says this. */
export function ruleOfDocument(text: string): BrokenRule {
  const message = shorten(text);
  const tokens = /^Syntax Error: Document contains more (?:than|that) (\d+) tokens/.exec(text)?.[1];
  if (tokens) return broken('TOO_MANY', { max: Number(tokens), unit: 'tokens' }, message);
  if (/^(Unknown|Cannot query field)/.test(text)) {
    const suggestion = / Did you mean (?:the \w+ )?"(\w+)"/.exec(text)?.[1];
    return broken('UNKNOWN_FIELD', { ...(suggestion && { suggestion }) }, message);
  }
  if (/ argument "\w+" of type "[^"]+" is required/.test(text)) return broken('REQUIRED', {}, message);
  return broken('MALFORMED', { format: 'GraphQL' }, message);
}

/** The sentence without what a caller should not find in it: values, of which a syntax error shows the one that it met, and very long names. */
function shorten(text: string): string {
  const withoutValue = text.startsWith('Syntax Error')
    ? text.replace(/\b(String|BlockString|Int|Float) "[\s\S]*"\.$/, '$1.')
    : text;
  const short = withoutValue.replace(/"([^"]+)"/g, (quoted, name: string) =>
    name.length > nameAtMost ? `"${name.slice(0, nameAtMost)}…"` : quoted,
  );
  return short.length > sentenceAtMost ? `${short.slice(0, sentenceAtMost)}….` : short;
}
