import { createOperationDescriptor, fetchQuery } from 'relay-runtime';
import IdentityPage, { type operationsIdentityPageQuery } from './__generated__/operationsIdentityPageQuery.graphql.ts';
import type { createEnvironment } from './environment.ts';

/** Fetches a page and returns the whole list so far, which Relay's @connection puts together. */
export async function readPage(
  environment: ReturnType<typeof createEnvironment>,
  variables: operationsIdentityPageQuery['variables'],
): Promise<operationsIdentityPageQuery['response']> {
  const page = fetchQuery<operationsIdentityPageQuery>(environment, IdentityPage, variables);
  await page.toPromise();
  const { fragment } = createOperationDescriptor(IdentityPage, variables);
  return environment.lookup(fragment).data as operationsIdentityPageQuery['response'];
}
