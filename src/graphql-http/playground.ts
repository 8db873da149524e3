import type { GraphQLSchema } from 'graphql';
import type { GraphiQLOptions } from 'graphql-yoga';
import { keyScript, keyStyle } from './playground-key.ts';
import { tabs } from './playground-tabs.ts';
import { variablesScript } from './playground-variables.ts';

const defaultTabs = tabs.map(({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2) }));

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
  defaultEditorToolsVisibility: 'variables',
  // A header that somebody types in, which may be a key, is not kept in the browser either.
  shouldPersistHeaders: false,
};

/**
 * Workarounds for bugs of GraphiQL 5. It opens the first of the default tabs without its variables, and with an empty tab more on the next
 * visit, so what the first tab holds is put into the local storage, where it looks for that of an earlier visit. And it animates tabs away
 * from the pointer when their row was resized while the page loaded, which loses the first click on each, so the transform is switched off.
 */
function firstTabScript({ defaultTabs: [first] = [] }: GraphiQLOptions): string {
  return `
if (localStorage.getItem('graphiql:tabState') === null) {
  localStorage.setItem('graphiql:query', ${JSON.stringify(first?.query)});
  localStorage.setItem('graphiql:variables', ${JSON.stringify(first?.variables)});
}`;
}

const tabStyle = '.graphiql-tab { transform: none !important; }';

/**
 * Renders GraphiQL as one self-contained page, so that it works offline. The package is nine megabytes of script, so it is imported on the
 * first visit.
 */
export async function renderPlayground(endpoint: string, schema: GraphQLSchema, withSamples: boolean): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = { ...playgroundOf(withSamples), endpoint };
  const scripts = [firstTabScript(options), variablesScript(schema), keyScript(endpoint)];
  const head = `<style>${tabStyle}${keyStyle}</style>\n<script>${scripts.join('\n')}\n</script>\n</head>`;
  return renderGraphiQL(options).replace('</head>', () => head);
}

/** Whether a request comes from the address bar of a browser and is answered with GraphiQL. The page holds no data, so it needs no key. */
export function wantsGraphiql({ method, headers }: Request): boolean {
  return method === 'GET' && headers.get('accept')?.includes('text/html') === true;
}
