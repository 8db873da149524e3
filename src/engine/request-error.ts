import {
  type ASTNode,
  BREAK,
  coerceInputValue,
  type DocumentNode,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  type NamedTypeNode,
  parse,
  typeFromAST,
  visit,
} from 'graphql';
import { type Issue, nameOf } from '../errors.ts';
import { sentNameOf } from './plain-variables.ts';

/** What was sent: the document, the values of its variables and which of its operations is meant. */
export interface SentRequest {
  query?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/**
 * What a caller is told of a request that GraphQL itself refused: for each error the argument and the rule, without the
 * value, which may be personal. GraphQL's own sentences carry the values.
 */
export function describeRequestErrors(
  errors: readonly GraphQLError[],
  schema: GraphQLSchema,
  sent: SentRequest,
): Issue[] {
  const variableOf = ({ message }: GraphQLError) => /^Variable "\$(\w+)" got invalid value/.exec(message)?.[1];
  // GraphQL finds the values' errors in this order; its text tells neither path nor rule apart from the value.
  const wrong = new Set(errors.flatMap((error) => variableOf(error) ?? []));
  const aboutValues = wrong.size > 0 ? checkVariables(schema, sent, wrong) : [];
  return errors.map((error) => (variableOf(error) ? aboutValues.shift() : undefined) ?? describeError(error));
}

/** What is wrong with the values of these variables, as GraphQL itself finds it. */
function checkVariables(
  schema: GraphQLSchema,
  { query = '', variables = {}, operationName }: SentRequest,
  wrong: ReadonlySet<string>,
): Issue[] {
  const document = parse(query);
  const sentNames = new Set([...wrong].map((name) => sentNameOf(document, name)));
  const issues: Issue[] = [];
  for (const { variable, type } of getOperationAST(document, operationName)?.variableDefinitions ?? []) {
    const name = variable.name.value;
    const inputType = typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType | undefined;
    if (!inputType || !sentNames.has(name)) continue;
    coerceInputValue(variables[name], inputType, (path, _value, { message }) => {
      issues.push(toIssue([...pathOfVariable(document, name), ...path.map(String)], message));
    });
  }
  return issues;
}

function describeError(error: GraphQLError): Issue {
  const missingArgument = /^Field "\w+" argument "(\w+)" of type/.exec(error.message);
  if (missingArgument?.[1]) return toIssue([missingArgument[1]], 'is required.');
  const emptyArgument = /^Argument "(\w+)" (of required|of non-null|has invalid)/.exec(error.message);
  if (emptyArgument?.[1]) return toIssue([emptyArgument[1]], emptyRules[emptyArgument[2] ?? ''] ?? '');
  const emptyVariable = /^Variable "\$(\w+)" of (required|non-null) type/.exec(error.message);
  if (emptyVariable?.[1]) {
    const rule = emptyVariable[2] === 'required' ? 'is required.' : 'must not be null.';
    return toIssue(pathOfVariableIn(error, emptyVariable[1]), rule);
  }
  const wrongVariable = /^Variable "\$(\w+)" (?!is |of type |cannot )/.exec(error.message);
  // Any other sentence about a variable may have its value.
  if (wrongVariable?.[1]) return toIssue(pathOfVariableIn(error, wrongVariable[1]), '');
  const path = pathOfLiteral(error);
  // Thrown by a scalar of ours it is the rule alone; the message around it repeats the value.
  const text = error.originalError?.message ?? error.message;
  return path.length > 0 ? toIssue(path, text) : { path, message: error.message };
}

/** What is wrong with an argument that got null, or nothing, from a variable. */
const emptyRules: Record<string, string> = {
  'of required': 'is required.',
  'of non-null': 'must not be null.',
  'has invalid': 'must not have null where its type requires a value.',
};

/** GraphQL's rules in our words, anchored so that no text of a value is taken for one; the first that fits is taken. */
const rules: [RegExp, (match: RegExpExecArray) => string][] = [
  [/^(?:Expected type "\w+"\. )?((?:must|is required)\b[\s\S]*)/, ([, rule]) => rule ?? ''],
  [/^Expected non-nullable type/, () => 'must not be null.'],
  [/^Expected value of type "[\w![\]]+", found null/, () => 'must not be null.'],
  [/^Expected type "(\w+)" to be an object/, () => 'must be an object.'],
  [
    / does not exist in "(\w+)" enum\.(?: Did you mean [^?]*\?)?$/,
    ([, type]) => `must be one of the values of ${type}.`,
  ],
  [/^Enum "(\w+)" cannot represent/, ([, type]) => `must be one of the values of ${type}.`],
  [/^(\w+) cannot represent/, ([, type]) => `must be of type ${type}.`],
  [/^Expected value of type "([\w![\]]+)"/, ([, type]) => `must be of type ${type}.`],
];

/** What a caller is told of a value, at this path, of which GraphQL has this to say. */
export function describeValueError(path: string[], text: string): Issue {
  return toIssue(path, text);
}

/** The caller chose the name of an unknown field, and may have sent a book as one. */
const nameLengthAtMost = 100;

function toIssue(path: string[], text: string): Issue {
  const unknown = /^Field "(?:\w+\.)?([^"]*)" is not defined by type "(\w+)"/.exec(text);
  if (unknown?.[1]) {
    const parent = path.at(-1) === unknown[1] ? path.slice(0, -1) : path;
    const name = unknown[1].slice(0, nameLengthAtMost);
    return { path: [...parent, name], message: `${name} is no field of ${unknown[2]}.` };
  }
  const required = /^Field "(?:\w+\.)?(\w+)" of required type/.exec(text);
  if (required?.[1]) return { path: [...path, required[1]], message: `${required[1]} is required.` };
  for (const [pattern, describe] of rules) {
    const match = pattern.exec(text);
    if (match) return { path, message: `${nameOf(path)} ${describe(match)}` };
  }
  const isAboutDocument = /^(Cannot|Unknown|Argument|There can|Variable|Fragment|Syntax)/.test(text);
  return { path, message: isAboutDocument ? text : `${nameOf(path)} has the wrong type.` };
}

/** Where the value stands among the arguments that an error points at. */
function pathOfLiteral(error: GraphQLError): string[] {
  const position = error.positions?.[0];
  if (position === undefined || !error.source || error.message.startsWith('Syntax Error')) return [];
  return pathTo(parse(error.source.body), (node) => node.loc?.start === position);
}

/** Where the variable is used first: a caller knows the argument, whatever the variable is called. */
function pathOfVariable(document: DocumentNode, name: string): string[] {
  const path = pathTo(document, (node) => node.kind === 'Variable' && node.name.value === name);
  return path.length > 0 ? path : [name];
}

/** Where the variable is used that an error names. */
function pathOfVariableIn({ source }: GraphQLError, name: string): string[] {
  if (!source) return [];
  const document = parse(source.body);
  return pathOfVariable(document, sentNameOf(document, name));
}

/** The argument, input fields and list places on the way to the first node below an argument that is the target. */
function pathTo(document: DocumentNode, isTarget: (node: ASTNode) => boolean): string[] {
  let found: string[] = [];
  visit(document, {
    VariableDefinition: () => false,
    enter(node, _key, parent, keys, ancestors) {
      if (!isTarget(node)) return undefined;
      const nodes = [...ancestors, parent ?? [], node];
      found = nodes.flatMap((ancestor, depth) => {
        if (Array.isArray(ancestor)) return keys[depth - 1] === 'values' ? [String(keys[depth])] : [];
        const { kind } = ancestor as ASTNode;
        return kind === 'Argument' || kind === 'ObjectField'
          ? [(ancestor as { name: { value: string } }).name.value]
          : [];
      });
      return found.length > 0 ? BREAK : undefined;
    },
  });
  return found;
}
