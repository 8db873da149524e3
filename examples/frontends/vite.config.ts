import { defineConfig } from 'vite';

const { SIGNET_URL = 'http://127.0.0.1:4000', SIGNET_API_KEY } = process.env;

/** The page asks its own origin for /graphql. The proxy passes that on and adds the key, which never reaches the browser. */
export default defineConfig({
  server: {
    proxy: {
      '/graphql': {
        target: SIGNET_URL,
        headers: SIGNET_API_KEY ? { authorization: `Bearer ${SIGNET_API_KEY}` } : {},
      },
    },
  },
});
