import { type ASTNode, BREAK, type GraphQLError, parse, visit } from 'graphql';
import { type Issue, nameOf } from '../errors.ts';

/**
 * What a caller is told of a document or variables that GraphQL itself refused: the field and the rule, without the
 * value, which may be personal. GraphQL's own sentences carry the values, and for variables the path only in the text.
 */
export function describeRequestError(error: GraphQLError): Issue {
  const variable = /^Variable "\$(\w+)" got invalid value ([\s\S]*); ([\s\S]*)$/.exec(error.message);
  if (variable) {
    const [, name = '', value = '', rule = ''] = variable;
    const path = / at "([^"]*)"$/
      .exec(value)?.[1]
      ?.split(/[.[\]]+/)
      .filter(Boolean) ?? [name];
    return toIssue(path, rule);
  }
  const missing = /^Variable "\$(\w+)" of required type/.exec(error.message);
  if (missing) return toIssue([missing[1] ?? ''], 'is required.');
  const literal = /^Expected value of type "[^"]*", found [\s\S]*; ([\s\S]*)$/.exec(error.message);
  const rule = literal?.[1] ?? error.message;
  const path = pathInDocument(error);
  return path.length > 0 ? toIssue(path, rule) : { path, message: rule };
}

/** GraphQL's rules in our words, so that no value is repeated; the first pattern that fits is taken. */
const rules: [RegExp, (match: RegExpExecArray) => string][] = [
  [/^(?:Expected type "\w+"\. )?((?:must|is required)\b[\s\S]*)/, ([, rule]) => rule ?? ''],
  [
    /^Field "(?:\w+\.)?(\w+)" is not defined by type "(\w+)"/,
    ([, field, type]) => `must not have the field ${field}, which ${type} does not define.`,
  ],
  [/^Field "(?:\w+\.)?(\w+)" of required type/, ([, field]) => `must have the field ${field}.`],
  [/^Expected non-nullable type/, () => 'must not be null.'],
  [/^Expected value of type "([\w![\]]+)", found null/, () => 'must not be null.'],
  [/^Expected type "(\w+)" to be an object/, () => 'must be an object.'],
  [
    /(?:exist in "(\w+)" enum|^Enum "(\w+)" cannot)/,
    ([, one, other]) => `must be one of the values of ${one ?? other}.`,
  ],
  [/^(\w+) cannot represent/, ([, type]) => `must be of type ${type}.`],
  [/^Expected value of type "([\w![\]]+)"/, ([, type]) => `must be of type ${type}.`],
];

function toIssue(path: string[], text: string): Issue {
  for (const [pattern, describe] of rules) {
    const match = pattern.exec(text);
    if (match) return { path, message: `${nameOf(path)} ${describe(match)}` };
  }
  return {
    path,
    message: /^(Cannot|Unknown|Argument|There can|Variable|Fragment|Syntax)/.test(text)
      ? text
      : `${nameOf(path)} has the wrong type.`,
  };
}

/** The arguments, input fields and list places on the way to the value that an error points at. */
function pathInDocument(error: GraphQLError): string[] {
  const position = error.positions?.[0];
  if (position === undefined || !error.source || error.message.startsWith('Syntax Error')) return [];
  const path: string[] = [];
  const covers = (node: ASTNode) => node.loc && node.loc.start <= position && position < node.loc.end;
  visit(parse(error.source.body), {
    enter(node, key, parent) {
      if (node.kind === 'Document') return undefined;
      if (!covers(node)) return false;
      if (node.kind === 'Argument' || node.kind === 'ObjectField') path.push(node.name.value);
      else if (Array.isArray(parent) && path.length > 0 && typeof key === 'number' && node.kind !== 'Field')
        path.push(String(key));
      return node.loc?.start === position && path.length > 0 ? BREAK : undefined;
    },
  });
  return path;
}
