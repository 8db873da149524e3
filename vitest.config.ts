import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      // Without it tests and server would load two copies of graphql, and errors of one are none for the other.
      graphql: 'graphql/index.js',
      '@signet/client/methods': fileURLToPath(new URL('./packages/client/src/methods.ts', import.meta.url)),
      '@signet/client': fileURLToPath(new URL('./packages/client/src/index.ts', import.meta.url)),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    // Embedded databases start slowly on a busy machine; nothing waits for these limits when it is well.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Loading the application anew for every file took half of the run. Files share modules, and each has its own database.
    isolate: false,
  },
});
