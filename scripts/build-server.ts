import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * Bundles the server and the packages it uses into few files, which halves the time until it is ready: Node takes
 * longer to find and read a thousand small modules than to open the database. What is loaded only when it is needed
 * stays a file of its own. The depth of the folder is that of src/db, for the migrations are found from there.
 */
const outdir = 'dist/server';
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts', 'src/cli/main.ts'],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // These load files or native code from their own folders, or start threads of them.
  external: ['@electric-sql/pglite', '@prisma/adapter-pg', 'fs-native-extensions', 'pg', 'pino'],
  // CommonJS packages ask for Node's own modules with require, which modules do not have.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
