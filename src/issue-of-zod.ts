import type { z } from 'zod';
import { isRequired, mustBeLeftOut, unknownField, unknownValue } from './broken-rules.ts';
import { type BrokenRule, broken, type Issue, issueAt } from './issue.ts';

/** What `refine` is given, so that its issues name the rule: a test finds a check that names none. */
export function refusing(rule: BrokenRule, options: { abort?: boolean; path?: string[] } = {}) {
  return { error: rule.message, params: rule, ...options };
}

/** Tells a check of `superRefine` that its value, or what is below it at this path, breaks this rule. */
export function refuse(check: z.RefinementCtx, rule: BrokenRule, path: PropertyKey[] = []): void {
  check.addIssue({ code: 'custom', path, message: rule.message, params: rule });
}

/** The issue that zod found, below this path of the arguments. It must have been told to report inputs. */
export function issueOfZod(issue: z.core.$ZodIssue, parent: readonly string[]): Issue {
  return issueAt([...parent, ...issue.path.map(String)], ruleOf(issue));
}

function ruleOf(issue: z.core.$ZodIssue): BrokenRule {
  const { code, input, message } = issue;
  if (code === 'custom') return issue.params?.rule ? (issue.params as BrokenRule) : broken('MALFORMED', {}, message);
  if (input === undefined) return isRequired;
  if (input === null) return { ...mustBeLeftOut, message };
  switch (code) {
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_value':
      return unknownValue(issue.values.map(String), input);
    case 'unrecognized_keys':
      return unknownField('has a field that is unknown.', issue.keys[0] ?? '', []);
    case 'invalid_type':
      return broken('MALFORMED', { format: formats[issue.expected] ?? issue.expected }, message);
    default:
      return broken('MALFORMED', {}, message);
  }
}

/** The types of the schema in which zod's arrive. */
const formats: Partial<Record<string, string>> = {
  date: 'Date',
  string: 'String',
  boolean: 'Boolean',
  int: 'Int',
  number: 'Int',
  array: 'list',
};

function tooBig({ origin, maximum, message }: z.core.$ZodIssueTooBig): BrokenRule {
  const max = Number(maximum);
  if (origin === 'string') return broken('TOO_LONG', { max, unit: 'characters' }, message);
  if (origin === 'array') return broken('TOO_MANY', { max, unit: 'elements' }, message);
  return broken('OUT_OF_RANGE', { max }, message);
}

function tooSmall({ origin, minimum, message }: z.core.$ZodIssueTooSmall): BrokenRule {
  const min = Number(minimum);
  if (origin === 'array') return broken('TOO_SHORT', { min, unit: 'elements' }, message);
  return broken('OUT_OF_RANGE', { min }, message);
}
