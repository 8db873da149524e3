import { graphql } from './graphql.ts';

export const IdentityPage = graphql(`
  query IdentityPage($id: ID!, $first: Int!, $after: String) {
    identity(id: $id) {
      id
      displayName
      totals { currency balance }
      transactions(first: $first, after: $after) {
        edges { cursor node { id amount currency } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const Metadata = graphql(`
  query Metadata($id: ID!) {
    node(id: $id) { id ... on HasMetadata { metadata } }
  }
`);
