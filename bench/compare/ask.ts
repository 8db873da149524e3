import type { Contender } from './contenders.ts';

export interface Asked {
  origin: string;
  contender: Contender;
}

/** Sends one query and returns its data. Throws the server's answer when it has errors. */
export async function ask({ origin, contender }: Asked, query: string, variables: object): Promise<unknown> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...contender.headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const answer = (response.ok ? JSON.parse(text) : { errors: text }) as { data?: unknown; errors?: unknown };
  if (answer.errors) throw new Error(`${contender.name} answered ${response.status} ${text.slice(0, 1000)}`);
  return answer.data;
}

interface Walked {
  identities: { edges: { cursor: string; node: { id: string } }[] };
}

/** The cursors of all identities, by their ids, as the server itself gives them out. */
export async function walkCursors(asked: Asked): Promise<Map<string, string> | undefined> {
  const document = asked.contender.documents.walk;
  if (!document) return undefined;
  const cursors = new Map<string, string>();
  for (let after: string | undefined; ; ) {
    const { identities } = (await ask(asked, document, { after })) as Walked;
    for (const { cursor, node } of identities.edges) cursors.set(node.id.replace(/^idt_/, ''), cursor);
    after = identities.edges.at(-1)?.cursor;
    if (after === undefined) return cursors;
  }
}
