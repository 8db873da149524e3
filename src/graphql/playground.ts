import type { GraphiQLOptions } from 'graphql-yoga';
import { sampleIds } from '../sample/sample-world.ts';

const tabs: { query: string; variables: object }[] = [
  {
    query: `# An identity with what it holds and what moved. Press the play button.
query IdentityWithBalances($id: ID!) {
  identity(id: $id) {
    displayName
    totals { currency balance }
    balances { nodes { id currency balance } }
    transactions(first: 5) {
      nodes { amount currency description source { id indicator } destination { id indicator } }
    }
  }
}
`,
    variables: { id: sampleIds.alice },
  },
  {
    query: `mutation CreateIdentity($input: CreateIdentityInput!) {
  createIdentity(input: $input) { id displayName version createdAt }
}
`,
    variables: {
      input: {
        identityType: 'INDIVIDUAL',
        firstName: 'Jason',
        lastName: 'Brooks',
        emailAddress: 'jason.brooks@example.com',
        metadata: { preferred_language: 'English' },
      },
    },
  },
  {
    query: `# Absent keeps, null clears.
mutation UpdateIdentity($id: ID!, $input: UpdateIdentityInput!) {
  updateIdentity(id: $id, input: $input) { id displayName category version updatedAt }
}
`,
    variables: { id: sampleIds.alice, input: { category: 'vip' } },
  },
  {
    query: `# identityId null unlinks.
mutation LinkBalance($balanceId: ID!, $identityId: ID) {
  linkBalance(balanceId: $balanceId, identityId: $identityId) {
    id balance currency
    identity { displayName balances { totalCount } }
  }
}
`,
    variables: { balanceId: sampleIds.unlinkedUsd, identityId: sampleIds.alice },
  },
];

/** GraphiQL as it opens for the first time: a tab for each of the first things to try, on the sample world. */
export const playground: GraphiQLOptions = {
  title: 'Signet',
  defaultTabs: tabs.map(({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2) })),
  defaultEditorToolsVisibility: 'variables',
};
