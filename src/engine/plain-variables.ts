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
  const names = variableNamesOf(document);
  if (!names.some(isInherited)) return { document, rename: (sent) => sent };
  const prefix = prefixFor(names);
  const plain = (name: string) => (isInherited(name) ? prefix + name : name);
  // No variable of the document begins with the prefix, and what else does must not take the place of one.
  const isOther = ([name]: [string, unknown]) => !name.startsWith(prefix);
  return {
    document: visit(document, {
      Variable: (node) => ({ ...node, name: { ...node.name, value: plain(node.name.value) } }),
    }),
    rename: (sent) =>
      Object.fromEntries(
        Object.entries(sent)
          .filter(isOther)
          .map(([name, value]) => [plain(name), value]),
      ),
  };
}

/** What a variable is called in the document that was sent, of which GraphQL knows the one with plain variables. */
export function sentNameOf(document: DocumentNode, name: string): string {
  const names = variableNamesOf(document);
  const prefix = prefixFor(names);
  return names.find((sent) => isInherited(sent) && prefix + sent === name) ?? name;
}

function variableNamesOf(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
}

function prefixFor(names: readonly string[]): string {
  let prefix = 'variable_';
  while (names.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}

function isInherited(name: string): boolean {
  return name in Object.prototype;
}
