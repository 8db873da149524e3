import { Environment, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime';

export function createEnvironment(url: string) {
  const network = Network.create(async ({ text }, variables): Promise<GraphQLResponse> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) });
    return response.json();
  });
  return new Environment({ network, store: new Store(new RecordSource()) });
}
