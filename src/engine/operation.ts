import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
} from 'graphql';

/** One operation of a document and the fragments that it uses, without the other operations. */
export interface ExtractedOperation {
  document: DocumentNode;
  fragments: Record<string, FragmentDefinitionNode>;
}

/** Extracts this operation and its fragments from a document. */
export function extractOperation(whole: DocumentNode, { name }: OperationDefinitionNode): ExtractedOperation {
  const document = separateOperations(whole)[name?.value ?? ''] ?? whole;
  const fragments = document.definitions.flatMap((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
  );
  return { document, fragments: Object.fromEntries(fragments) };
}

/** The answer whose data is this JSON, which passes as it is. */
export function textResult(data: string): ExecutionResult {
  return { stringify: () => `{"data":${data}}` } as ExecutionResult;
}
