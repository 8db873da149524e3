import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import generated from './generated/possible-types.ts';

export function createClient(uri: string) {
  return new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache({
      // Without it no fragment on an interface, such as `... on HasMetadata`, is read from the cache.
      possibleTypes: generated.possibleTypes,
      typePolicies: {
        // The pages of a list become one list; filters and orders keep lists of their own.
        Identity: { fields: { transactions: relayStylePagination(['filter', 'orderBy']) } },
      },
    }),
  });
}
