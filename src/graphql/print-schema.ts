import {
  type FieldDefinitionNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema as printWithoutDirectives,
  visit,
} from 'graphql';
import { semanticNonNull } from './refusable.ts';

/** The schema in its own language, sorted by name, with the directives of its fields, which graphql-js leaves out. */
export function printSchema(schema: GraphQLSchema): string {
  const document = visit(parse(printWithoutDirectives(lexicographicSortSchema(schema))), {
    ObjectTypeDefinition(node) {
      const type = schema.getType(node.name.value);
      const fields = isObjectType(type) ? type.getFields() : {};
      return {
        ...node,
        fields: node.fields?.map((field) => withDirectives(field, fields[field.name.value]?.extensions)),
      };
    },
  });
  return `${withBlankLines(print(document))}\n`;
}

function withDirectives(node: FieldDefinitionNode, extensions: object = {}): FieldDefinitionNode {
  const { directives = [] } = extensions as { directives?: { name: string }[] };
  if (!directives.some(({ name }) => name === semanticNonNull.name)) return node;
  const directive = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: semanticNonNull.name } } as const;
  return { ...node, directives: [directive] };
}

/** A blank line before each description but the first of its block. */
function withBlankLines(text: string): string {
  let isInside = false;
  const lines = text.split('\n');
  return lines
    .map((line, at) => {
      const marks = line.split('"""').length - 1;
      const opens = !isInside && marks > 0;
      if (marks % 2 === 1) isInside = !isInside;
      return opens && /^ /.test(line) && !/[{(]$/.test(lines[at - 1] ?? '') ? `\n${line}` : line;
    })
    .join('\n');
}
