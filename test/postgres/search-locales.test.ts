import { randomUUID } from 'node:crypto';
import type { IdentityOrder } from '@signet/client/methods';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createClock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/db/open-database.ts';
import { fold } from '../../src/fold.ts';
import { registerMasterKeys } from '../../src/vault/vault.master-keys.ts';
import { makePerson } from '../support/fixtures.ts';
import { clientOf, signingKey } from '../support/test-app.ts';
import { onPostgres, onServer } from '../support/test-database.ts';
import { vaultUnderTest } from '../support/vault.ts';

const locales: [string, string][] = [
  ['C', "LC_COLLATE 'C' LC_CTYPE 'C'"],
  ['C.UTF-8', "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"],
  ['en_US.UTF-8', "LC_COLLATE 'en_US.UTF-8' LC_CTYPE 'en_US.UTF-8'"],
  ['Turkish of ICU', "LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'tr'"],
  ['English of ICU', "LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en-u-ks-level1'"],
];

/** Whatever has an upper and a lower case, in one text. */
const cased = Array.from({ length: 0x1ffff }, (_, code) => String.fromCodePoint(code)).filter(
  (letter) => /\p{L}/u.test(letter) && letter.toUpperCase() !== letter.toLowerCase(),
);

describe.skipIf(!onPostgres)(
  'search is the same in every locale (skipped on the embedded database: it has one locale)',
  () => {
    describe.each(locales)('%s', (locale, options) => {
      const name = `signet_test_locale_${randomUUID().replaceAll('-', '')}`;
      const template = inject('template');
      let database: Database | undefined;
      let lacks: string | undefined;

      beforeAll(async () => {
        if (template.kind !== 'postgres') return;
        try {
          await onServer(template.url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' ${options}`);
        } catch (error) {
          lacks = `this server does not have the locale ${locale}: ${String(error)}`;
          return;
        }
        const url = new URL(template.url);
        url.pathname = `/${name}`;
        database = await openDatabase({ databaseUrl: url.href, dataDir: '' });
      });
      afterAll(async () => {
        await database?.close();
        if (template.kind === 'postgres') await onServer(template.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      });

      test('finds capitals of every script, folds every letter and orders by likeness and by name', async (context) => {
        if (!database) return context.skip(lacks ?? 'no database');
        const { prisma, query } = database;
        const vault = vaultUnderTest([]);
        await registerMasterKeys(query, vault.masterKeys);
        const log = pino({ level: 'silent' });
        const clock = createClock(() => new Date());
        const client = clientOf(createApp({ prisma, query, clock, log, signingKey, vault }));
        const namesOf = async (variables: { search?: string; orderBy?: IdentityOrder }) =>
          (await client.identities(variables)).identities.nodes.map(({ displayName }) => displayName);

        for (const firstName of ['ИВАН', 'ΓΙΏΡΓΟΣ', 'ᲗᲐᲛᲐᲠ', 'İLKAY', 'ILIE', 'Бригитта', 'Бригита Штайнмайер']) {
          await makePerson(client, { firstName });
        }
        expect(await namesOf({ search: 'иван' })).toEqual(['ИВАН']);
        expect(await namesOf({ search: 'ивн' })).toEqual(['ИВАН']);
        expect(await namesOf({ search: 'γιώργος' })).toEqual(['ΓΙΏΡΓΟΣ']);
        expect(await namesOf({ search: 'თამარ' })).toEqual(['ᲗᲐᲛᲐᲠ']);
        expect(await namesOf({ search: 'ilkay' })).toEqual(['İLKAY']);
        expect(await namesOf({ search: 'ilie' })).toEqual(['ILIE']);
        expect(await namesOf({ search: 'бригиттта' })).toEqual(['Бригитта', 'Бригита Штайнмайер']);
        expect((await namesOf({ orderBy: { field: 'DISPLAY_NAME', direction: 'ASC' } })).slice(-4)).toEqual([
          'Бригита Штайнмайер',
          'Бригитта',
          'ИВАН',
          'ᲗᲐᲛᲐᲠ',
        ]);
        const rows = await query<{ folded: string }>(
          'SELECT search_fold(text) AS folded FROM jsonb_array_elements_text($1::jsonb) AS text',
          [JSON.stringify(cased)],
        );
        expect(rows.map(({ folded }) => folded)).toEqual(cased.map(fold));
      });
    });
  },
);
