import { writeFileSync } from 'node:fs';
import { printSchema } from '../src/graphql/print-schema.ts';
import { schema } from '../src/schema.ts';

/** Writes schema.graphql: the contract that clients are generated from. A test fails when it is stale. */
writeFileSync('schema.graphql', printSchema(schema));
