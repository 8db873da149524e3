import { expect, test } from 'vitest';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const accept = { headers: { accept: 'text/html' } };
const hint = 'SIGNET_SAMPLE_DATA=on adds it to an empty database';

test('GraphiQL says how to ask for the sample world where there is none, and nothing of it where it is', async () => {
  const page = await app.openAnother({ sampleData: false }).fetch('http://localhost/graphql', accept);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain(hint);
  expect(await (await app.fetch('/graphql', accept)).text()).not.toContain(hint);
});
