import { type ASTNode, BREAK, type DocumentNode, type GraphQLError, Kind, parse, visit } from 'graphql';
import { sentNameOf } from './plain-variables.ts';

/** A name that the caller chose may have any length. */
const nameLengthAtMost = 100;

/** Where the value stands among the arguments that an error points at. */
export function pathOfLiteral(error: GraphQLError): string[] {
  const position = error.positions?.[0];
  if (position === undefined || !error.source || error.message.startsWith('Syntax Error')) return [];
  const document = parse(error.source.body);
  const path = pathTo(document, (node) => node.loc?.start === position);
  return path.length > 0 ? path : pathOfDefault(document, position);
}

/** Where the variable is used whose default value begins here or has this in it. */
function pathOfDefault(document: DocumentNode, position: number): string[] {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      const { start = 0, end = 0 } = defaultValue?.loc ?? {};
      if (start <= position && position < end) return pathOfVariable(document, variable.name.value);
    }
  }
  return [];
}

/** Where the variable is used first: a caller knows the argument, whatever the variable is called. */
export function pathOfVariable(document: DocumentNode, name: string): string[] {
  const path = pathTo(document, (node) => node.kind === 'Variable' && node.name.value === name);
  return path.length > 0 ? path : [name];
}

/** Where the variable is used that an error names. */
export function pathOfVariableIn({ source }: GraphQLError, name: string): string[] {
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
          ? [(ancestor as { name: { value: string } }).name.value.slice(0, nameLengthAtMost)]
          : [];
      });
      return found.length > 0 ? BREAK : undefined;
    },
  });
  return found;
}
