import type { GraphiQLOptions } from 'graphql-yoga';
import { tabs } from './playground-tabs.ts';

/** The header for the API key, to be filled in. An empty bearer token counts as no key. */
const headers = JSON.stringify({ Authorization: 'Bearer ' }, null, 2);

const defaultTabs = tabs.map(({ query, variables }) => ({
  query,
  variables: JSON.stringify(variables, null, 2),
  headers,
}));

/** A comment above the first query when there is no sample world, whose ids the queries name. */
const withoutSamples = `# These ids are of the sample world: SIGNET_SAMPLE_DATA=on adds it to an empty database.\n`;

/** The options of GraphiQL for a first visit: a tab for each of the first things to try on the sample world. */
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
 * Workarounds for two bugs of GraphiQL 5. It opens the first of the default tabs without its variables, so they are put into the local
 * storage, where it looks for those of an earlier visit. And it animates tabs away from the pointer when their row was resized while the
 * page loaded, which loses the first click on each, so the transform is switched off.
 */
const graphiqlWorkarounds = `
<style>.graphiql-tab { transform: none !important; }</style>
<script>
  if (localStorage.getItem('graphiql:tabState') === null)
    localStorage.setItem('graphiql:variables', ${JSON.stringify(defaultTabs[0]?.variables)});
</script>
</head>`;

/**
 * Renders GraphiQL as one self-contained page, so that it works offline. The package is nine megabytes of script, so it is imported on the
 * first visit.
 */
export async function renderPlayground(endpoint: string, withSamples: boolean): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({ ...playgroundOf(withSamples), endpoint }).replace('</head>', () => graphiqlWorkarounds);
}

/** Whether a request comes from the address bar of a browser and is answered with GraphiQL. The page holds no data, so it needs no key. */
export function wantsGraphiql({ method, headers }: Request): boolean {
  return method === 'GET' && headers.get('accept')?.includes('text/html') === true;
}
