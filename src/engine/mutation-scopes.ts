import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { missingScope, type Scope } from '../access/access.scopes.ts';
import type { Context } from '../graphql/context.ts';
import { requiredScopesOf } from '../graphql/required-scopes.ts';
import { extractOperation } from './operation.ts';

// A document that was sent before is parsed only once.
const known = new WeakMap<OperationDefinitionNode, Selected[]>();

/**
 * The answer to a mutation of a validated document that needs, for what it selects of its answer, a scope that the caller
 * lacks; undefined for every other. Found only when the answer is put together, the change would have been made and its
 * answer refused.
 */
export function refuseUnscoped(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { viewer }: Pick<Context, 'viewer'>,
): ExecutionResult | undefined {
  if (operation.operation !== 'mutation') return undefined;
  const selected = known.get(operation) ?? selectedFields(schema, document, operation);
  known.set(operation, selected);
  const lacking = selected.find(({ scope }) => !viewer.scopes.has(scope));
  if (!lacking) return undefined;
  const { scope, node } = lacking;
  const originalError = missingScope(scope);
  const path = [(node.alias ?? node.name).value];
  const errors = [new GraphQLError(originalError.message, { nodes: [node], path, originalError })];
  return { errors, data: null };
}

interface Selected {
  scope: Scope;
  node: FieldNode;
}

/** Each scope that a field of the operation needs, but for those that are null to who lacks it. */
function selectedFields(schema: GraphQLSchema, whole: DocumentNode, operation: OperationDefinitionNode): Selected[] {
  const { document } = extractOperation(whole, operation);
  const found: Selected[] = [];
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    Field(node) {
      const field = typeInfo.getFieldDef();
      const required = field && requiredScopesOf(field);
      // What is null without its scope shows nothing of what it would lead to.
      if (required?.isNullWithout) return false;
      // Who may change a record may see it: the field itself says what it takes.
      const isRoot = typeInfo.getParentType() === schema.getMutationType();
      const type = field && !isRoot ? getNamedType(field.type) : undefined;
      const ofType = isObjectType(type) ? requiredScopesOf(type).scopes : undefined;
      const needed = [...(required?.scopes ?? []), ...(ofType ?? [])];
      found.push(...needed.map((scope) => ({ scope, node })));
      return undefined;
    },
  });
  visit(document, visitor);
  return found;
}
