import type { UpdateIdentityInput } from '@signet/client/methods';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aliceSmith, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { literal, refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
const created = new Date('2031-03-10T12:00:00.000Z');
const later = new Date('2031-03-10T13:30:00.250Z');
beforeAll(() => {
  app.now = created;
});

const whole = {
  ...aliceSmith,
  organizationName: 'Acme Ltd',
  metadata: { level: 'Gold', data: { status: 'verified', list: [1, { a: null }] } },
};

let id = '';
beforeEach(async () => {
  app.now = created;
  id = await makePerson(app.client, { ...whole, externalId: unique('person') });
  app.now = later;
});

const read = async (of = id) => (await app.client.identity({ id: of })).identity;
const update = async (input: UpdateIdentityInput, expectedVersion?: number | null) =>
  (await app.client.updateIdentity({ id, input, expectedVersion })).updateIdentity;
const refusal = (input: UpdateIdentityInput, expectedVersion?: number) =>
  refusedWithoutTrace(app, () => update(input, expectedVersion));

describe('case 4: an update', () => {
  test('of first and last name changes those, the version and the time; everything else stays', async () => {
    const before = await read();
    const updated = await update({ firstName: ' Jason ', lastName: 'Brooks' });
    expect(updated).toEqual({
      ...before,
      firstName: 'Jason',
      lastName: 'Brooks',
      displayName: 'Jason Marie Brooks',
      version: 2,
      updatedAt: later.toISOString(),
    });
    expect(await read()).toEqual(updated);
  });

  test('of nothing is refused', async () => {
    expect(await refusal({})).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input'], message: 'input must name at least one field to change.' }],
    });
  });

  test('with null clears', async () => {
    expect(await update({ phoneNumber: null })).toMatchObject({ phoneNumber: null, version: 2 });
  });

  test('of an unknown id is NOT_FOUND', async () => {
    const unknown = 'idt_00000000-0000-4000-8000-000000000000';
    const call = () => app.client.updateIdentity({ id: unknown, input: { firstName: 'A' } });
    const { code, message, issues } = await refusedWithoutTrace(app, call);
    expect({ code, message }).toEqual({ code: 'NOT_FOUND', message: `id: there is no identity ${unknown}.` });
    expect(issues[0]?.path).toEqual(['id']);
  });

  test.each(['nope', 'idt_nope', 'bln_8cc22560-5ace-4989-8953-fcbad7947d48'])('of %s is bad input', async (badId) => {
    const call = () => app.client.updateIdentity({ id: badId, input: { firstName: 'A' } });
    expect(await refusedWithoutTrace(app, call)).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
  });
});

describe('fields', () => {
  const fields = Object.keys(whole).filter((field) => field !== 'metadata') as (keyof typeof whole)[];

  test.each([...fields, 'firstName', 'externalId'] as const)(
    '%s is cleared by null and by blank text',
    async (field) => {
      expect((await update({ [field]: null }))[field]).toBe(null);
      if (field === 'dob') return;
      await update({ [field]: field === 'emailAddress' ? 'b@example.com' : '+1234567' });
      expect(await update({ [field]: '  ' })).toMatchObject({ [field]: null, version: 4 });
    },
  );

  test('metadata is replaced as a whole, and null empties it', async () => {
    expect((await update({ metadata: { other: 1 } })).metadata).toEqual({ other: 1 });
    expect((await update({ metadata: null })).metadata).toEqual({});
  });

  test.each([
    ['firstName', 'x'.repeat(201), 'firstName must have at most 200 characters.'],
    ['street', 'x'.repeat(401), 'street must have at most 400 characters.'],
    ['dob', '1899-12-31', 'dob must lie between 1900-01-01 and today.'],
    ['dob', '2031-03-11', 'dob must lie between 1900-01-01 and today.'],
    ['emailAddress', 'nobody', 'emailAddress must be an e-mail address such as "alice@example.com".'],
    [
      'phoneNumber',
      '12',
      'phoneNumber must be a phone number with plus and country code and without spaces, such as "+1234567890".',
    ],
    ['city', 'a\0b', 'city must not contain U+0000 or a lone surrogate.'],
    ['metadata', { a: '\udc00' }, 'metadata must not contain U+0000 or a lone surrogate.'],
    ['identityType', null, 'identityType must not be null.'],
  ])('%s breaks the same rule as on creation and is refused', async (field, value, message) => {
    expect(await refusal({ [field]: value })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', field], message }],
    });
  });
});

describe('the naming rule', () => {
  test('refuses to clear the last of the names', async () => {
    await update({ firstName: null, otherNames: null, emailAddress: null });
    const { issues } = await refusal({ lastName: ' ' });
    expect(issues).toMatchObject([
      {
        path: ['input', 'firstName'],
        message: 'An INDIVIDUAL needs firstName, lastName, otherNames or emailAddress.',
      },
    ]);
    expect(await update({ lastName: null, emailAddress: 'a@example.com' })).toMatchObject({
      displayName: 'a@example.com',
    });
  });

  test('refuses to make an organization of a person without organizationName', async () => {
    await update({ organizationName: null });
    expect(await refusal({ identityType: 'ORGANIZATION' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'organizationName'] }],
    });
    expect(await update({ identityType: 'ORGANIZATION', organizationName: 'Smith & Co' })).toMatchObject({
      displayName: 'Smith & Co',
      firstName: 'Alice',
    });
  });

  test('refuses to clear the name of an organization, and to make a person of one without any name', async () => {
    await update({
      identityType: 'ORGANIZATION',
      firstName: null,
      lastName: null,
      otherNames: null,
      emailAddress: null,
    });
    expect(await refusal({ organizationName: '' })).toMatchObject({
      issues: [{ path: ['input', 'organizationName'] }],
    });
    expect(await refusal({ identityType: 'INDIVIDUAL' })).toMatchObject({ issues: [{ path: ['input', 'firstName'] }] });
    expect(await update({ identityType: 'INDIVIDUAL', lastName: 'Smith' })).toMatchObject({ displayName: 'Smith' });
  });
});

describe('version', () => {
  test('an update that changes nothing keeps version and time', async () => {
    const before = await read();
    const { externalId } = before ?? {};
    expect(await update({ ...whole, externalId, identityType: 'INDIVIDUAL', firstName: ' Alice' })).toEqual(before);
    expect(await update({ metadata: { data: whole.metadata.data, level: 'Gold' } })).toEqual(before);
    const document = `mutation { updateIdentity(id: "${id}", input: { metadata: ${literal(whole.metadata)} }) { version } }`;
    expect(await app.client.request(document)).toEqual({ updateIdentity: { version: 1 } });
  });

  test('the expected version lets an update through, another refuses it with the present one', async () => {
    expect((await update({ city: 'Ottawa' }, 1)).version).toBe(2);
    const refused = await refusal({ city: 'Montreal' }, 1);
    expect(refused.code).toBe('VERSION_MISMATCH');
    expect(refused.errors[0]?.extensions).toMatchObject({ currentVersion: 2 });
    expect(refused.issues).toMatchObject([{ path: ['expectedVersion'] }]);
    expect((await update({ city: 'Montreal' }, null)).version).toBe(3);
  });

  test.each([0, -1])('%i can be no version', async (expectedVersion) => {
    expect(await refusal({ city: 'Ottawa' }, expectedVersion)).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['expectedVersion'] }],
    });
  });

  test('of twenty updates that expect the same version one goes through', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => update({ city: `City ${at}` }, 1)));
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes).toEqual(Array(19).fill('VERSION_MISMATCH'));
    expect((await read())?.version).toBe(2);
  });

  test('twenty updates of different fields at once all survive, and each counts', async () => {
    const fields = ['firstName', 'lastName', 'otherNames', 'gender', 'nationality', 'category', 'street', 'city'];
    await Promise.all(fields.map((field) => update({ [field]: `new ${field}` })));
    const identity = await read();
    for (const field of fields) expect(identity).toHaveProperty(field, `new ${field}`);
    expect(identity?.version).toBe(1 + fields.length);
  });
});

describe('external id', () => {
  test('of another identity is refused with CONFLICT that names it; its own is no conflict', async () => {
    const externalId = unique('taken');
    const holder = await makePerson(app.client, { externalId });
    const refused = await refusal({ externalId: ` ${externalId} ` });
    expect(refused).toMatchObject({ code: 'CONFLICT', issues: [{ path: ['input', 'externalId'] }] });
    expect(refused.errors[0]?.extensions).toMatchObject({ existingId: holder });
    expect(refused.message).toContain(holder);
    const own = unique('own');
    await update({ externalId: own });
    expect(await update({ externalId: own, city: 'Ottawa' })).toMatchObject({ externalId: own, version: 3 });
  });

  test('wanted by twenty identities at once goes to one of them', async () => {
    const externalId = unique('wanted');
    const ids = await Promise.all(Array.from({ length: 20 }, () => makePerson(app.client)));
    const outcomes = await Promise.allSettled(
      ids.map((of) => app.client.updateIdentity({ id: of, input: { externalId } })),
    );
    const winners = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value.updateIdentity.id] : [],
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(winners).toHaveLength(1);
    expect(refused.map((error) => [error.code, error.errors[0].extensions.existingId])).toEqual(
      Array(19).fill(['CONFLICT', winners[0]]),
    );
    expect((await app.client.identityByExternalId({ externalId })).identityByExternalId?.id).toBe(winners[0]);
  });

  test('swapped by two identities at once is refused or done, never an internal error', async () => {
    const [a, b] = [unique('a'), unique('b')];
    const [first, second] = await Promise.all([
      makePerson(app.client, { externalId: a }),
      makePerson(app.client, { externalId: b }),
    ]);
    const outcomes = await Promise.allSettled([
      app.client.updateIdentity({ id: first, input: { externalId: b } }),
      app.client.updateIdentity({ id: second, input: { externalId: a } }),
    ]);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
  });
});

describe('status', () => {
  test('an archived identity takes no changes until it is restored', async () => {
    await app.client.archiveIdentity({ id });
    const refused = await refusal({ city: 'Ottawa' });
    expect(refused.code).toBe('IDENTITY_NOT_ACTIVE');
    expect(refused.message).toBe(`The identity ${id} is archived: restore it first.`);
    expect(refused.issues).toMatchObject([{ path: ['id'] }]);
    await app.client.restoreIdentity({ id });
    expect((await update({ city: 'Ottawa' })).city).toBe('Ottawa');
  });

  test('a frozen identity can be changed; an erased one never', async () => {
    await app.prisma.identity.update({ where: { id: id.slice(4) }, data: { status: 'FROZEN' } });
    expect((await update({ city: 'Ottawa' })).city).toBe('Ottawa');
    await app.prisma.identity.update({ where: { id: id.slice(4) }, data: { status: 'ERASED' } });
    const refused = await refusal({ city: 'Montreal' });
    expect(refused).toMatchObject({ code: 'IDENTITY_ERASED', issues: [{ path: ['id'] }] });
  });

  test('an identity that is deleted at the same time is updated or NOT_FOUND', async () => {
    for (let round = 0; round < 10; round += 1) {
      const doomed = await makePerson(app.client);
      const updates = Array.from({ length: 10 }, (_, at) =>
        app.client.updateIdentity({ id: doomed, input: { city: `City ${at}` } }),
      );
      const outcomes = await Promise.allSettled([...updates, app.client.deleteIdentity({ id: doomed })]);
      const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect(codes.filter((code) => code !== 'NOT_FOUND')).toEqual([]);
    }
  });
});
