import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decryptEvent, encryptEvent, encryptEvents, keyIdsOf, redactEvent } from '../../../src/audit/audit.personal.ts';
import type { Changes, NewEvent } from '../../../src/audit/audit.sql.ts';
import { encryptValue } from '../../../src/vault/vault.cipher.ts';

const key = { id: randomUUID(), key: randomBytes(32) };
const keys = new Map([[key.id, key]]);
const event: NewEvent = {
  ...{ id: randomUUID(), at: new Date(), action: 'identity.updated', actor: 'test', reason: null, requestId: null },
  ...{ resourceType: 'Identity', resourceId: randomUUID() },
  changes: {
    status: [null, 'ACTIVE'],
    firstName: ['Alice', 'Berta'],
    lastName: [null, '~'],
    city: ['Oslo', null],
    metadata: [{}, { tier: 'Gold' }],
  },
};
const opened = (changes: Changes, known = keys as Parameters<typeof decryptEvent>[1]) =>
  decryptEvent({ id: event.id, resourceId: event.resourceId, changes }, known);

describe('the personal values of an event', () => {
  const sealed = encryptEvent(event, key).changes as Changes;

  test('are encrypted together, and come back as they went in', () => {
    const [first, ...others] = Object.values(sealed)
      .flat()
      .filter((value) => typeof value === 'string' && value.startsWith('~'));
    expect(others).toEqual(['~', '~', '~', '~']);
    expect(Buffer.from(String(first).slice(1), 'base64url').toString('latin1')).not.toMatch(/Alice|Oslo|Gold/);
    expect(keyIdsOf(sealed)).toEqual([key.id]);
    expect(opened(sealed)).toEqual(event.changes);
  });

  test('ask for the key of their identity, and events without any for none', async () => {
    const others: NewEvent[] = [
      { ...event, resourceType: 'Ledger', changes: { name: [null, 'A'] } },
      { ...event, changes: { status: [null, 'ACTIVE'], firstName: [null, null] } },
    ];
    const withoutDatabase = {} as Parameters<typeof encryptEvents>[0];
    const withoutVault = {} as Parameters<typeof encryptEvents>[1];
    expect(await encryptEvents(withoutDatabase, withoutVault, others)).toEqual(others);
    await expect(encryptEvents(withoutDatabase, withoutVault, [...others, event])).rejects.toThrow();
  });

  test('are hidden one by one from who may not see them', () => {
    expect(redactEvent(sealed)).toEqual({
      status: [null, 'ACTIVE'],
      firstName: ['[redacted]', '[redacted]'],
      lastName: [null, '[redacted]'],
      city: ['[redacted]', null],
      metadata: [{}, '[redacted]'],
    });
  });

  test.each([
    ['[erased]', new Map([[key.id, 'DESTROYED' as const]]), sealed],
    ['[unreadable]', new Map(), sealed],
    ['[unreadable]', keys, { ...sealed, firstName: [`${sealed.firstName?.[0]}A`, '~'] } as Changes],
    ['[unreadable]', keys, { ...sealed, firstName: ['~', '~'] } as Changes],
  ])('are %s without their key, or when they were changed', (shown, known, changes) => {
    expect(opened(changes, known)).toMatchObject({ firstName: [shown, shown], city: [shown, null] });
  });

  test('do not tell of a field that they were moved to', () => {
    expect(opened({ ...sealed, street: [null, '~'] })).toMatchObject({ street: [null, '[unreadable]'] });
  });

  test('that were each encrypted by itself, as at first, are read still', () => {
    const place = (field: string) => `audit event ${event.resourceId} ${event.id} ${field}`;
    const changes: Changes = {
      firstName: [encryptValue(key, place('firstName'), 'Alice'), encryptValue(key, place('firstName'), 'Berta')],
      city: [encryptValue(key, place('firstName'), 'moved'), null],
    };
    expect(keyIdsOf(changes)).toEqual([key.id]);
    expect(opened(changes)).toEqual({ firstName: ['Alice', 'Berta'], city: ['[unreadable]', null] });
  });
});
