import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

/**
 * Writes each operation of the client as a typed constant: its text, with the fragments that it uses and without what GraphQL ignores.
 * A constant that is a text has no side effect, so that every bundler leaves out the operations that a program does not import. The text
 * is the smallest form: an instance of a class needs the class and a mark for the bundler, and a parsed document has seven times its size.
 */
export function plugin(_schema: GraphQLSchema, files: { document?: DocumentNode }[]) {
  const documents = files.flatMap(({ document }) => (document ? [document] : []));
  const fragments = new Map(documents.flatMap(fragmentsOf).map((fragment) => [fragment.name.value, fragment]));
  const constants = documents.flatMap(({ definitions }) =>
    definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name) return [];
      const name = definition.name.value;
      const used = [...namesOfFragments(definition, fragments)].sort().flatMap((used) => fragments.get(used) ?? []);
      const text = stripIgnoredCharacters([definition, ...used].map(print).join('\n'));
      const type = `${name}${definition.operation === 'query' ? 'Query' : 'Mutation'}`;
      return [`export const ${name}Document =\n  ${JSON.stringify(text)} as TypedDocument<${type}, ${type}Variables>;`];
    }),
  );
  return { prepend: ["import type { TypedDocument } from './document.ts';"], content: constants.join('\n\n') };
}

function fragmentsOf({ definitions }: DocumentNode): FragmentDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
}

/** The names of the fragments that a definition uses, directly or through another fragment. */
function namesOfFragments(
  definition: DocumentNode['definitions'][number],
  fragments: Map<string, FragmentDefinitionNode>,
  found = new Set<string>(),
): Set<string> {
  visit(definition, {
    FragmentSpread({ name: { value } }) {
      const fragment = fragments.get(value);
      if (!fragment || found.has(value)) return;
      found.add(value);
      namesOfFragments(fragment, fragments, found);
    },
  });
  return found;
}
