/**
 * All values of `rule` of an issue, with their descriptions in the published enum: a frontend says each in its own language, with the
 * `params` of the issue. A description names all of them.
 */
export const issueRules = {
  REQUIRED:
    'A value is needed, and there is none: it is missing, null or blank. With `oneOf`, one of these fields would do.',
  TOO_LONG: 'The value is longer than `max`, counted in `unit`: characters, bytes or fractionDigits.',
  TOO_SHORT: 'There is less of it than `min`, counted in `unit`: elements.',
  TOO_MANY:
    'There is more of it than `max`, counted in `unit`: elements, keys, levels, conditions, tokens, or what a query costs.',
  OUT_OF_RANGE:
    'The number, amount or time is outside of its range: below `min`, above `max`, or not beyond `above`, all inclusive but the last.',
  MALFORMED:
    'The value does not have the form that it needs. `format` names it: a type of the schema such as Decimal or EmailAddress, ' +
    'object, list, cursor, indicator, hex, base64, GraphQL or HTTP. With ID, `prefixes` are those that it may begin with.',
  UNKNOWN_FIELD: 'There is no field or argument of this name. `suggestion` is the one that was probably meant, if any.',
  UNKNOWN_VALUE:
    'The value is none of those that there are. `values` has them, at most 30, and `suggestion` the one that was probably meant, if any.',
  NOT_ALLOWED:
    'What was sent is not allowed here. `what` says why not: null (leave it out instead), characters (some of the text), numbers ' +
    '(JSON would not return them as they were sent), name (taken by the system itself), sides (one and the same balance), ' +
    'currency (of another balance), or together (with another argument).',
  REPEATED: 'The list has the same value twice.',
  TAKEN: 'Another record has this value already, and it must be unique.',
  NOT_FOUND: 'No record has this id, reference or indicator.',
  NOT_NOW:
    'The value is valid in itself, and what it is about does not allow it as it is now; `code` of the error says why.',
  FAILED: 'Nothing is known to be wrong with it: something went wrong on our side.',
} as const;

/** The kind of rule that an issue is about. */
export type IssueRule = keyof typeof issueRules;

/** How much of something there may be. */
type Most<Unit extends string> = { max: number; unit: Unit };

/** What a sentence about each rule needs. */
interface RuleParams {
  REQUIRED: { oneOf?: readonly string[] };
  TOO_LONG: Most<'characters' | 'bytes' | 'fractionDigits'>;
  TOO_SHORT: { min: number; unit: 'elements' };
  TOO_MANY: Most<'elements' | 'keys' | 'levels' | 'conditions' | 'tokens' | 'complexity' | 'depth' | 'breadth'>;
  OUT_OF_RANGE: { min?: number | string; max?: number | string; above?: number | string };
  MALFORMED: { format?: string; prefixes?: readonly string[] };
  UNKNOWN_FIELD: { suggestion?: string };
  UNKNOWN_VALUE: { values: readonly string[]; suggestion?: string };
  NOT_ALLOWED: { what: 'null' | 'characters' | 'numbers' | 'name' | 'sides' | 'currency' | 'together' };
  REPEATED: object;
  TAKEN: object;
  NOT_FOUND: object;
  NOT_NOW: object;
  FAILED: object;
}

/** A rule with its params, and its sentence: a whole one, or "must …", which the name of a value completes. */
export type BrokenRule = {
  [Rule in IssueRule]: { rule: Rule; params: RuleParams[Rule]; message: string };
}[IssueRule];

/** One broken rule: where in the arguments, which it is, and a sentence that names the field and the rule. */
export type Issue = BrokenRule & { path: string[] };

export function broken<Rule extends IssueRule>(rule: Rule, params: RuleParams[Rule], message: string): BrokenRule {
  return { rule, params, message } as BrokenRule;
}

/** The issue of a value at this path that breaks this rule. */
export function issueAt(path: string[], { rule, params, message: rest }: BrokenRule): Issue {
  const message = /^(must|may|is|has)\b/.test(rest) ? `${nameOf(path)} ${rest}` : rest;
  return { path, message, rule, params } as Issue;
}

/** The name of the value at this path in a message: its field, with the index when it is an element of a list. */
export function nameOf(path: readonly string[]): string {
  const last = path.at(-1) ?? 'the input';
  return /^\d+$/.test(last) && path.length > 1 ? `${path.at(-2)}.${last}` : last;
}
