import type { Prisma } from '../db/open-database.ts';
import { builder } from './builder.ts';

/** Everything that carries a caller's own JSON. */
export const HasMetadata = builder.interfaceRef<{ id: string; metadata: Prisma.JsonValue }>('HasMetadata').implement({
  description: "A record that carries the caller's own data.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the record.' }),
    metadata: t.expose('metadata', {
      type: 'JSONObject',
      description: "The caller's own data; {} when there is none.",
    }),
  }),
});
