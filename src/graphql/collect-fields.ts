import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

interface Document {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
}

/**
 * The fields that selections ask of a type, by the keys of the answer and in its order. Source: CollectFields of the
 * GraphQL specification, section 6.3.2.
 */
export function collectFields(
  document: Document,
  variables: Record<string, unknown>,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const visit = (selection: SelectionNode): void => {
    if (!isIncluded(selection, variables)) return;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      fields.set(key, [...(fields.get(key) ?? []), selection]);
      return;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? document.fragments[selection.name.value] : selection;
    if (selection.kind === Kind.FRAGMENT_SPREAD && visited.has(selection.name.value)) return;
    if (selection.kind === Kind.FRAGMENT_SPREAD) visited.add(selection.name.value);
    if (fragment && appliesTo(document.schema, fragment, type)) fragment.selectionSet.selections.forEach(visit);
  };
  for (const { selections } of selectionSets) selections.forEach(visit);
  return fields;
}

function isIncluded(selection: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
}

function appliesTo(
  schema: GraphQLSchema,
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  type: GraphQLObjectType,
): boolean {
  if (!typeCondition) return true;
  const condition = typeFromAST(schema, typeCondition);
  return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
}

/** Whether of a record that a field leads to only the id is asked for, which its foreign key tells. */
export function asksOnlyForId(fields: Map<string, FieldNode[]>): boolean {
  return [...fields.values()].every(([node]) => ['id', '__typename'].includes(node?.name.value ?? ''));
}

/** The fields that a query asks of what these nodes of one field return, an object of this type, by the keys of the answer. */
export function selectedFields(
  info: GraphQLResolveInfo,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Map<string, FieldNode[]> {
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return collectFields(info, info.variableValues, type, selectionSets);
}

/** The fields of what a field returns that lead to records of which more than the id is asked for. */
export function relationsAskedFor(info: GraphQLResolveInfo): Set<string> {
  const type = getNamedType(info.returnType) as GraphQLObjectType;
  const asked = [...selectedFields(info, type, info.fieldNodes).values()].flatMap((nodes) => {
    const name = nodes[0]?.name.value ?? '';
    const target = getNamedType(type.getFields()[name]?.type);
    return isObjectType(target) && !asksOnlyForId(selectedFields(info, target, nodes)) ? [name] : [];
  });
  return new Set(asked);
}
