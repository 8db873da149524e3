import {
  type GraphQLInputObjectType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { isRequired, mustBeObject, mustNotBeNull, unknownField, unknownValue } from '../broken-rules.ts';
import { type BrokenRule, broken, type Issue, issueAt } from '../issue.ts';

/** What graphql-js says of a value. */
export interface ValueProblem {
  /** Its sentence, which may have the value in it. */
  text: string;
  /** What a scalar of ours said, which is the rule alone. */
  rule?: string | undefined;
  given: unknown;
}

/** The rules of graphql-js, anchored so that no text of a value is taken for one; the first that fits is taken. */
const rulesOfTypes: [RegExp, (type: GraphQLNamedInputType, problem: ValueProblem) => BrokenRule][] = [
  [/^Expected type "(\w+)" to be an object/, () => mustBeObject],
  [/^Expected type "(\w+)"[.,]/, ruleOfLeaf],
  [/^Expected non-nullable type "\[*(\w+)/, () => mustNotBeNull],
  [/^Expected value of type "\[*(\w+)[\w![\]]*", found null/, () => mustNotBeNull],
  [/^Expected value of type "\[*(\w+)/, ruleOfLeaf],
  [/ does not exist in "(\w+)" enum\.(?: Did you mean [^?]*\?)?$/, ruleOfLeaf],
  [/^Enum "(\w+)" cannot represent/, ruleOfLeaf],
  [/^(\w+) cannot represent/, ruleOfLeaf],
];

/** The issue of a value at this path; undefined when the sentence is about none. */
export function issueOfValue(path: string[], problem: ValueProblem, schema: GraphQLSchema): Issue | undefined {
  const { text } = problem;
  const unknown = /^Field "(?:\w+\.)?([^"]*)" is not defined by type "(\w+)"/.exec(text);
  if (unknown?.[1]) return issueOfUnknownField(path, unknown[1], schema.getType(unknown[2] ?? ''));
  const required = /^Field "(?:\w+\.)?(\w+)" of required type/.exec(text);
  if (required?.[1]) return issueAt([...path, required[1]], isRequired);
  for (const [pattern, ruleOf] of rulesOfTypes) {
    const type = schema.getType(pattern.exec(text)?.[1] ?? '');
    if (type) return issueAt(path, ruleOf(type as GraphQLNamedInputType, problem));
  }
  return undefined;
}

function issueOfUnknownField(path: string[], name: string, type: unknown): Issue | undefined {
  if (!isInputObjectType(type)) return undefined;
  const parent = path.at(-1) === name ? path.slice(0, -1) : path;
  const { field, rule } = unknownFieldOf(type, name);
  return issueAt([...parent, field], rule);
}

/** The caller chose the name of an unknown field, and may have sent a book as one. */
const nameLengthAtMost = 100;

/** The name of a field that an input does not have, as far as it is shown, and the rule that it breaks. */
export function unknownFieldOf(type: GraphQLInputObjectType, name: string): { field: string; rule: BrokenRule } {
  const field = name.slice(0, nameLengthAtMost);
  const rule = unknownField(`${field} is no field of ${type.name}.`, name, Object.keys(type.getFields()));
  return { field, rule };
}

/** The rule of a value that is not of its type. */
export function ruleOfLeaf(type: GraphQLNamedInputType, { text, rule, given }: ValueProblem): BrokenRule {
  if (isInputObjectType(type)) return mustBeObject;
  if (isEnumType(type)) {
    return unknownValue(
      type.getValues().map(({ name }) => name),
      given,
    );
  }
  if (type.name === 'Int' && /^Int cannot represent non 32-bit/.test(text)) return beyondInt;
  const own = !isSpecifiedScalarType(type) && rule?.startsWith('must ') ? rule : `must be of type ${type.name}.`;
  return broken('MALFORMED', { format: type.name }, own);
}

const beyondInt = broken(
  'OUT_OF_RANGE',
  { min: -2147483648, max: 2147483647 },
  'must be from -2147483648 to 2147483647.',
);
