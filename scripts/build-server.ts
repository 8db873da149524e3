import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { thirdPartyLicenses } from './third-party-licenses.ts';

/**
 * Bundles the server and the packages it uses into few files, which halves the time until it is ready: Node takes
 * longer to find and read a thousand small modules than to open the database. What is loaded only when it is needed
 * stays a file of its own. The depth of the folder is that of src/db, for the migrations are found from there.
 */
const outdir = 'dist/server';
const { outputFiles, metafile } = await build({
  entryPoints: { 'cli/main': 'src/cli/main.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // These load files or native code from their own folders, or start threads of them.
  external: ['@electric-sql/pglite', '@prisma/adapter-pg', 'fs-native-extensions', 'pg', 'pino'],
  // CommonJS packages ask for Node's own modules with require, which modules do not have. A module may import createRequire itself.
  banner: {
    js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);",
  },
  logLevel: 'warning',
  write: false,
  metafile: true,
});

// The first `npx signet` in a clone builds, also while a server runs or starts: no file is ever missing or half written.
// The entries come last, when all that they import is there, and what nothing imports any more goes after them.
const isEntry = (path: string) => basename(path) === 'main.js';
for (const { path, contents } of outputFiles.sort((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)))) {
  mkdirSync(dirname(path), { recursive: true });
  // `npx signet` runs the command's file as it is; npm makes it executable only when it links the package first.
  writeFileSync(`${path}.new`, contents, { mode: isEntry(path) ? 0o755 : 0o644 });
  renameSync(`${path}.new`, path);
}
const written = new Set(outputFiles.map(({ path }) => path));
for (const name of readdirSync(outdir, { recursive: true, encoding: 'utf8' })) {
  const path = resolve(outdir, name);
  if (/\.js(\.new)?$/.test(name) && !written.has(path)) rmSync(path);
}
writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(Object.keys(metafile.inputs)));
