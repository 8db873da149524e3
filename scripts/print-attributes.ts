import { writeFileSync } from 'node:fs';
import { attributeFiles } from './attribute-files.ts';

/** Writes what follows from the table of an identity's attributes. A test fails when a file is stale. */
for (const { path, text } of attributeFiles()) writeFileSync(path, text);
