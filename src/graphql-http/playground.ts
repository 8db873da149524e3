import type { GraphiQLOptions } from 'graphql-yoga';
import { sampleIds } from '../sample/sample-world.ts';

const tabs: { query: string; variables: object }[] = [
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
];

/** To be filled in; as it is, it counts as no key. */
const headers = JSON.stringify({ Authorization: 'Bearer ' }, null, 2);

const defaultTabs = tabs.map(({ query, variables }) => ({
  query,
  variables: JSON.stringify(variables, null, 2),
  headers,
}));

/** Above the first query, where what it asks for is not there. */
const withoutSamples = `# These ids are of the sample world: SIGNET_SAMPLE_DATA=on adds it to an empty database.\n`;

/** GraphiQL as it opens for the first time: a tab for each of the first things to try, on the sample world. */
function playgroundOf(withSamples: boolean): GraphiQLOptions {
  const [first, ...others] = defaultTabs;
  if (withSamples || !first) return playground;
  return { ...playground, defaultTabs: [{ ...first, query: withoutSamples + first.query }, ...others] };
}

const playground: GraphiQLOptions = {
  title: 'Signet',
  defaultTabs,
  headers,
  defaultHeaders: headers,
  defaultEditorToolsVisibility: 'variables',
};

/**
 * Two faults of GraphiQL 5, mended from outside. It opens the first of the default tabs without its variables; where
 * it would find those of a visit before, this puts them. And it moves tabs aside under the pointer when the row of
 * tabs was resized while the page loaded, so that the first click on each is lost; they stay where they are.
 */
const mending = `
<style>.graphiql-tab { transform: none !important; }</style>
<script>
  if (localStorage.getItem('graphiql:tabState') === null)
    localStorage.setItem('graphiql:variables', ${JSON.stringify(defaultTabs[0]?.variables)});
</script>
</head>`;

/**
 * The page of GraphiQL for this endpoint, whole: nothing of it is loaded from anywhere else. It is nine megabytes of script, so a
 * server that nobody opens in a browser never loads it.
 */
export async function renderPlayground(endpoint: string, withSamples: boolean): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({ ...playgroundOf(withSamples), endpoint }).replace('</head>', () => mending);
}

/** Whether a request is a browser's, which is shown the page. It holds nothing of the ledger, so it needs no key. */
export function wantsGraphiql({ method, headers }: Request): boolean {
  return method === 'GET' && headers.get('accept')?.includes('text/html') === true;
}
