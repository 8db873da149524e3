import { sampleIds } from './sample/sample-world.ts';

export const openMode =
  'open mode: every request of this machine may do everything, for there is no API key; ' +
  'make one with "signet keys create --name NAME --scope all", or set SIGNET_ADMIN_KEY';

const askForSamples = 'With SIGNET_SAMPLE_DATA=on an empty database gets a small sample world to try things on.';

/** The message of a server that is ready: its address, examples, and a warning in open mode. */
export function welcome(url: string, withSamples: boolean, isOpen: boolean): string {
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

${withSamples ? '' : `${askForSamples}\n\n`}${isOpen ? `${openMode.charAt(0).toUpperCase()}${openMode.slice(1)}.\n\n` : ''}`;
}
