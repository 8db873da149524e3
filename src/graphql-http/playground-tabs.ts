import { sampleIds } from '../sample/sample-world.ts';

/** What GraphiQL opens with: an operation for each of the first things to try, with variables of the sample world. */
export const tabs: { query: string; variables: object }[] = [
  {
    query: `# Who somebody is, what they hold and what moved.
query IdentityWithBalances($id: ID!) {
  identity(id: $id) {
    displayName
    totals { currency balance }
    balances {
      nodes { id currency balance }
    }
    transactions(first: 5) {
      nodes {
        amount
        currency
        description
        source { id indicator }
        destination { id indicator }
      }
    }
  }
}
`,
    variables: { id: sampleIds.alice },
  },
  {
    query: `mutation CreateIdentity($input: CreateIdentityInput!) {
  createIdentity(input: $input) {
    id
    displayName
    version
    createdAt
  }
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
    query: `# A field that is absent is kept, null clears it.
mutation UpdateIdentity(
  $id: ID!
  $input: UpdateIdentityInput!
) {
  updateIdentity(id: $id, input: $input) {
    id
    displayName
    category
    version
    updatedAt
  }
}
`,
    variables: { id: sampleIds.alice, input: { category: 'vip' } },
  },
  {
    query: `# With identityId null it unlinks.
mutation LinkBalance($balanceId: ID!, $identityId: ID) {
  linkBalance(
    balanceId: $balanceId
    identityId: $identityId
  ) {
    id
    balance
    currency
    identity {
      displayName
      balances { totalCount }
    }
  }
}
`,
    variables: { balanceId: sampleIds.unlinkedUsd, identityId: sampleIds.alice },
  },
  {
    query: `# Run it again: the same reference moves no money twice.
mutation RecordTransaction($input: RecordTransactionInput!) {
  recordTransaction(input: $input) {
    id
    status
    amount
    currency
    source { indicator balance }
    destination { balance identity { displayName } }
  }
}
`,
    variables: {
      input: {
        reference: 'from-graphiql-1',
        amount: '12.50',
        currency: 'USD',
        source: '@world',
        destination: sampleIds.aliceUsd,
        description: 'A top-up',
      },
    },
  },
  {
    query: `# Words in any order, with typos, cut short, accents or not.
query Search($search: String!) {
  identities(search: $search, first: 5) {
    nodes {
      id
      displayName
      emailAddress
      totals { currency balance }
    }
  }
}
`,
    variables: { search: 'smiht alice' },
  },
  {
    query: `# What came in and went out, month by month, and with whom.
query Insights($id: ID!, $currency: CurrencyCode!) {
  identity(id: $id) {
    insights(currency: $currency) {
      inflow { total count }
      outflow { total count }
      series { start inflow outflow }
      counterparties(first: 3) {
        identity { displayName }
        inflow
        outflow
      }
    }
  }
}
`,
    variables: { id: sampleIds.alice, currency: 'USD' },
  },
  {
    query: `# Who changed what, and when.
query History($id: ID!) {
  identity(id: $id) {
    displayName
    history(first: 10) {
      nodes {
        action
        actor
        at
        changes { field before after }
      }
    }
  }
}
`,
    variables: { id: sampleIds.alice },
  },
];
