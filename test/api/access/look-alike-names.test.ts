import { beforeAll, describe, expect, test } from 'vitest';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
// Closes the open mode, in which the first key needs admin.
beforeAll(async () => {
  await app.as(['admin']);
});

const create = async (name: string) =>
  (await app.client.createApiKey({ input: { name, scopes: ['ledger:read'] } })).createApiKey.apiKey;

describe("a key's name that looks like an actor of the audit log's own", () => {
  test.each([
    ['with a letter of Cyrillic', ['loc\u0430l', '\u0430dmin', '\u0455ample', 'migr\u0430tion', 'LO\u0421AL']],
    ['with a letter of Greek', ['l\u03bfcal', 'LOC\u0391L', '\u0391D\u039cIN', 'm\u03b9gration']],
    ['with letters of Armenian, Cherokee or Lisu', ['l\u0585cal', '\u13deOCAL', '\ua4e1\ua4f3\ua4da\ua4ee\ua4e1']],
    [
      'in another width or style',
      ['ｌｏｃａｌ', 'ＡＤＭＩＮ', '𝐥𝐨𝐜𝐚𝐥', '𝒶𝒹𝓂𝒾𝓃', 'ⓐⓓⓜⓘⓝ', 'ʟᴏᴄᴀʟ', 'ˢᵃᵐᵖˡᵉ', '𝖒igration'],
    ],
    ['with digits for letters', ['l0cal', '1ocal', 'Iocal', 'loca1', '|ocal', 'adm1n', 'm1gration', 'samp1e']],
    ['with letters that run together', ['adrnin', 'sarnple', 'rnigration']],
    ['with accents and dots that are easily missed', ['adm\u0131n', 'lo\u0323cal', 'admi\u0301n', '\u0142ocal']],
    ['with blanks', ['lo cal', 'a d m i n']],
  ])('%s is refused', async (_how, names) => {
    for (const name of names) {
      const refusal = await refusedWithoutTrace(app, () => create(name));
      expect(refusal, name).toMatchObject({
        code: 'BAD_USER_INPUT',
        issues: [{ path: ['input', 'name'] }],
        message: 'name must not look like one of local, admin, sample, migration, which the audit log uses itself.',
      });
    }
  });

  test.each(['locals', 'localhost', 'administrator', 'samples-2', 'import', 'Локаль', '本地', 'vocal', 'migrations'])(
    'and %s is another word',
    async (name) => {
      expect((await create(name)).name).toBe(name);
    },
  );
});

describe('of two names that look the same', () => {
  test.each([
    ['billing', 'b\u0456lling'],
    ['Каfка', 'Кafка'],
    ['Müller', 'M\u00fcll\u0435r'],
    ['worker', 'ｗｏｒｋｅｒ'],
  ])('%s and %s, the second is a conflict that names the first', async (one, other) => {
    const first = await create(one);
    const refusal = await refusedWithoutTrace(app, () => create(other));
    expect(refusal.errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      existingId: first.id,
      issues: [{ path: ['input', 'name'] }],
    });
    expect(refusal.message).toBe(`name looks like that of the API key ${first.id}.`);
  });

  test('composed and decomposed, they are one', async () => {
    const first = await create('caf\u00e9');
    expect(first.name).toBe('caf\u00e9');
    const refusal = await refusedWithoutTrace(app, () => create('cafe\u0301'));
    expect(refusal.errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      existingId: first.id,
      issues: [{ path: ['input', 'name'] }],
    });
    const { auditEvents } = await app.client.auditEvents({ filter: { actor: 'cafe\u0301' } });
    expect(auditEvents.nodes).toEqual([]);
  });

  test('names of English letters and digits that differ are two', async () => {
    for (const name of ['job-1', 'job-l', 'job-I', 'job-0', 'job-O', 'Job-1'])
      expect((await create(name)).name).toBe(name);
  });
});
