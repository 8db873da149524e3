import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isObjectType,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { missingScope, type Scope, scopes } from '../access/access.scopes.ts';
import type { Context } from './context.ts';

/**
 * Refuses a mutation before anything is changed when what it selects of the answer needs a scope that the caller lacks. Found
 * only when the answer is put together, the change would have been made and its answer refused.
 */
export function useMutationScopes(): Plugin {
  // A document that was sent before is parsed only once.
  const known = new WeakMap<OperationDefinitionNode, Selected[]>();
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const operation = getOperationAST(args.document, args.operationName);
      if (operation?.operation !== 'mutation') return;
      const { viewer } = args.contextValue as Context;
      const selected = known.get(operation) ?? selectedFields(args.schema, args.document, operation);
      known.set(operation, selected);
      const lacking = selected.find(({ scope }) => !viewer.scopes.has(scope));
      if (!lacking) return;
      const { scope, node } = lacking;
      const originalError = missingScope(scope);
      const path = [(node.alias ?? node.name).value];
      const error = new GraphQLError(originalError.message, { nodes: [node], path, originalError });
      setResultAndStopExecution({ data: null, errors: [error] });
    },
  };
}

interface Selected {
  scope: Scope;
  node: FieldNode;
}

/** Each scope that a field of the operation needs, but for those that are null to who lacks it. */
function selectedFields(schema: GraphQLSchema, whole: DocumentNode, { name }: OperationDefinitionNode): Selected[] {
  const document = separateOperations(whole)[name?.value ?? ''] ?? whole;
  const found: Selected[] = [];
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    Field(node) {
      const field = typeInfo.getFieldDef();
      const options = optionsOf(field);
      // What is null without its scope shows nothing of what it would lead to.
      if ('unauthorizedResolver' in options) return false;
      // Who may change a record may see it: the field itself says what it takes.
      const isRoot = typeInfo.getParentType() === schema.getMutationType();
      const type = field && !isRoot ? getNamedType(field.type) : undefined;
      const needed = [...declared(options), ...(isObjectType(type) ? declared(optionsOf(type)) : [])];
      found.push(...needed.map((scope) => ({ scope, node })));
      return undefined;
    },
  });
  visit(document, visitor);
  return found;
}

function optionsOf(element: { extensions: unknown } | null | undefined): object {
  return (element?.extensions as { pothosOptions?: object } | undefined)?.pothosOptions ?? {};
}

/** What a field or type declares for everybody; a function of the arguments or the record is asked when it runs. */
function declared(options: object): Scope[] {
  const { authScopes } = options as { authScopes?: unknown };
  if (typeof authScopes !== 'object' || authScopes === null) return [];
  return scopes.filter((scope) => scope in authScopes);
}
