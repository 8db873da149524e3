import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainHash, eventHash, genesisHash } from '../../../src/audit/audit.chain.ts';
import { ChainCheck, type Link } from '../../../src/audit/audit.check.ts';

/** A chain over these texts, sealed as it should be. */
function seal(texts: string[]): Link[] {
  let hash = genesisHash;
  return texts.map((text, at) => {
    hash = chainHash(hash, text);
    return { sequence: at + 1, eventId: `event-${at + 1}`, hash, eventHash: eventHash(text), text };
  });
}

function check(links: Link[], after?: { sequence: number; hash: string }) {
  const chain = new ChainCheck(after);
  for (const link of links) chain.add(link);
  return chain.problems();
}

const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 });

test('a hash is that of the 32 bytes before and the text in UTF-8', () => {
  const expected = createHash('sha256').update(Buffer.alloc(32)).update(Buffer.from('é', 'utf8')).digest('hex');
  expect(chainHash(genesisHash, 'é')).toBe(expected);
});

test('an untouched chain has no problem, whole or from any of its links on', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (all, at) => {
      const links = seal(all);
      expect(check(links)).toEqual([]);
      const from = at % links.length;
      expect(check(links.slice(from + 1), links[from])).toEqual([]);
    }),
  );
});

test('what was touched in more places than are told of is told of in as many as may be', () => {
  const links = seal(Array.from({ length: 300 }, (_, at) => `event ${at}`));
  const touched = links.map((link) => ({ ...link, text: `${link.text} touched` }));
  expect(check(touched)).toEqual(
    links.slice(0, 100).map(({ sequence, eventId }) => ({ kind: 'EVENT_CHANGED', sequence, eventId })),
  );
});

test('a hash that was changed behind more damage than is told of ends no check', () => {
  const links = seal(Array.from({ length: 200 }, (_, at) => `event ${at}`)).map((link, at) => {
    if (at < 150) return { ...link, text: `${link.text} touched` };
    return at === 170 ? { ...link, hash: 'f'.repeat(64) } : link;
  });
  expect(check(links).length).toBeGreaterThanOrEqual(100);
});

test('any removed part is reported, every sequence of it', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (all, start, count) => {
      const links = seal(all);
      const from = start % links.length;
      const gone = links.splice(from, 1 + (count % 5)).map((link) => link.sequence);
      // What is cut off at the end shows against a checkpoint only.
      const visible = gone.filter((sequence) => links.some((link) => link.sequence > sequence));
      expect(check(links).map(({ kind, sequence }) => ({ kind, sequence }))).toEqual(
        visible.map((sequence) => ({ kind: 'EVENT_MISSING', sequence })),
      );
    }),
  );
});

test('several changed events are each reported in their place', () => {
  fc.assert(
    fc.property(texts, fc.uniqueArray(fc.nat({ max: 29 }), { maxLength: 5 }), (all, places) => {
      const links = seal(all);
      const changed = places.filter((place) => place < links.length).sort((one, other) => one - other);
      for (const place of changed) (links[place] as Link).text = `changed ${place}`;
      expect(check(links).map(({ kind, sequence }) => [kind, sequence - 1])).toEqual(
        changed.map((place) => ['EVENT_CHANGED', place]),
      );
    }),
  );
});
