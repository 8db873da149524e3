import { type DocumentNode, Kind, visit } from 'graphql';

/**
 * Renames variables that are called like something that every JavaScript object inherits. graphql-js keeps the values of
 * variables in plain objects: there `$constructor` has a value when none was given, and `$__proto__` never has one.
 */
export interface PlainVariables {
  document: DocumentNode;
  /** The values that were sent, under the names of the document. */
  rename: (sent: Record<string, unknown>) => Record<string, unknown>;
}

/** Of a validated document. */
export function withPlainVariables(document: DocumentNode): PlainVariables {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  if (!names.some(isInherited)) return { document, rename: (sent) => sent };
  let prefix = 'variable_';
  while (names.some((name) => name.startsWith(prefix))) prefix += '_';
  const plain = (name: string) => (isInherited(name) ? prefix + name : name);
  return {
    document: visit(document, {
      Variable: (node) => ({ ...node, name: { ...node.name, value: plain(node.name.value) } }),
    }),
    rename: (sent) => Object.fromEntries(Object.entries(sent).map(([name, value]) => [plain(name), value])),
  };
}

function isInherited(name: string): boolean {
  return name in Object.prototype;
}
