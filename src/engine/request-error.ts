import {
  type ASTNode,
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  type NamedTypeNode,
  parse,
  typeFromAST,
} from 'graphql';
import { isRequired, mustNotBeNull } from '../broken-rules.ts';
import { type BrokenRule, broken, type Issue, issueAt } from '../issue.ts';
import { ruleOfDocument } from './document-error.ts';
import { pathOfLiteral, pathOfVariable, pathOfVariableIn } from './place-in-document.ts';
import { sentNameOf } from './plain-variables.ts';
import { issueOfValue } from './value-error.ts';

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
  return errors.map((error) => (variableOf(error) ? aboutValues.shift() : undefined) ?? describeError(error, schema));
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
    coerceInputValue(variables[name], inputType, (below, given, { message, originalError }) => {
      const path = [...pathOfVariable(document, name), ...below.map(String)];
      const problem = { text: message, rule: originalError?.message, given };
      issues.push(issueOfValue(path, problem, schema) ?? issueAt(path, wrongType));
    });
  }
  return issues;
}

const wrongType = broken('MALFORMED', {}, 'has the wrong type.');

/** What is wrong with an argument that got null, or nothing, from a variable. */
const emptyRules: Record<string, BrokenRule> = {
  'of required': isRequired,
  'of non-null': mustNotBeNull,
  'has invalid': { ...mustNotBeNull, message: 'must not have null where its type requires a value.' },
};

function describeError(error: GraphQLError, schema: GraphQLSchema): Issue {
  const missingArgument = /^Field "\w+" argument "(\w+)" of type/.exec(error.message);
  if (missingArgument?.[1]) return issueAt([missingArgument[1]], isRequired);
  const emptyArgument = /^Argument "(\w+)" (of required|of non-null|has invalid)/.exec(error.message);
  if (emptyArgument?.[1]) return issueAt([emptyArgument[1]], emptyRules[emptyArgument[2] ?? ''] ?? wrongType);
  const emptyVariable = /^Variable "\$(\w+)" of (required|non-null) type/.exec(error.message);
  if (emptyVariable?.[1]) {
    const rule = emptyVariable[2] === 'required' ? isRequired : mustNotBeNull;
    return issueAt(pathOfVariableIn(error, emptyVariable[1]), rule);
  }
  const wrongVariable = /^Variable "\$(\w+)" (?!is |of type |cannot )/.exec(error.message);
  // Any other sentence about a variable may have its value.
  if (wrongVariable?.[1]) return issueAt(pathOfVariableIn(error, wrongVariable[1]), wrongType);
  return describeLiteral(error, schema);
}

/** What is wrong with a value that is written in the document, or with the document itself. */
function describeLiteral(error: GraphQLError, schema: GraphQLSchema): Issue {
  const { message: text, originalError } = error;
  const path = pathOfLiteral(error);
  const problem = { text, rule: originalError?.message, given: textOf(error.nodes?.[0]) };
  const issue = issueOfValue(path, problem, schema);
  if (issue) return issue;
  const isAboutDocument = path.length === 0 || /^(Cannot|Unknown|Argument|There can|Variable|Fragment)/.test(text);
  return issueAt(path, isAboutDocument ? ruleOfDocument(text) : wrongType);
}

/** What is written there, where an enum or a text is. */
function textOf(node: ASTNode | undefined): string | undefined {
  return node?.kind === 'EnumValue' || node?.kind === 'StringValue' ? node.value : undefined;
}
