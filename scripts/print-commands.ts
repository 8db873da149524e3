import { readFileSync, writeFileSync } from 'node:fs';
import { printCommands } from '../test/package/commands-page.ts';

/** Writes the help of every command into docs/commands.md. A test fails when it is stale. */
const page = 'docs/commands.md';
writeFileSync(page, printCommands(readFileSync(page, 'utf8')));
