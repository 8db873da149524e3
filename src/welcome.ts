import { sampleIds } from './sample/sample-world.ts';

/** What is printed when the server is ready: the address, and what to try there. */
export function welcome(url: string, withSamples: boolean): string {
  const tries = withSamples
    ? [
        `{ identity(id: "${sampleIds.alice}") { displayName balances { nodes { currency balance } } transactions { nodes { amount description } } } }`,
        '{ identities(search: "maple") { nodes { id displayName totals { currency balance } } } }',
        '{ transactions(first: 3) { nodes { amount currency description source { indicator identity { displayName } } destination { indicator identity { displayName } } } } }',
      ]
    : [
        'mutation { createIdentity(input: { identityType: INDIVIDUAL, firstName: "Alice" }) { id displayName } }',
        '{ identities { nodes { id displayName } } }',
      ];
  return `
Signet is ready at ${url}

Open the address in a browser for GraphiQL, or try:

${tries.map((query) => `  ${query}`).join('\n')}

`;
}
