import { graphql } from 'relay-runtime';

// The compiler reads this file; programs use what it generates. @throwOnFieldError makes a field that is marked @semanticNonNull not null.
export const identityPage = graphql`
  query operationsIdentityPageQuery($id: ID!, $first: Int!, $after: String) @throwOnFieldError {
    identity(id: $id) {
      displayName
      transactions(first: $first, after: $after) @connection(key: "Identity_transactions") {
        edges {
          node {
            id
            amount
            effectiveAt
          }
        }
      }
    }
    node(id: $id) {
      ... on HasMetadata {
        metadata
      }
    }
  }
`;
