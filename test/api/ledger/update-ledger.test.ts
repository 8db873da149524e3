import { describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { makeLedger } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
const newestEvents = async (resourceId: string) =>
  (await app.client.auditEvents({ filter: { resourceId } })).auditEvents.nodes;

describe('updateLedger', () => {
  test('renames a ledger, and leaves an event with both names', async () => {
    const id = await makeLedger(app.client);
    const { ledger: before } = await app.client.ledger({ id });
    const { updateLedger } = await app.client.updateLedger({ id, input: { name: '  Customer funds  ' } });
    expect(updateLedger).toEqual({ ...before, name: 'Customer funds' });
    expect((await app.client.ledger({ id })).ledger).toEqual(updateLedger);
    expect((await newestEvents(id))[0]).toMatchObject({
      action: 'ledger.updated',
      changes: [{ field: 'name', before: before?.name, after: 'Customer funds' }],
    });
    await sealPending(app.query);
    expect(await verifyAudit(app.query)).toMatchObject({ ok: true });
  });

  test('replaces the metadata as a whole, and null clears it', async () => {
    const id = await makeLedger(app.client);
    const metadataAfter = async (metadata: Record<string, unknown> | null) =>
      (await app.client.updateLedger({ id, input: { metadata } })).updateLedger.metadata;
    expect(await metadataAfter({ region: 'eu', tier: 1 })).toEqual({ region: 'eu', tier: 1 });
    expect(await metadataAfter({ tier: -0 })).toEqual({ tier: 0 });
    expect(await metadataAfter(null)).toEqual({});
    expect((await newestEvents(id))[0]?.changes).toEqual([{ field: 'metadata', before: { tier: 0 }, after: {} }]);
  });

  test('changes nothing where it is so already', async () => {
    const id = await makeLedger(app.client);
    const { ledger } = await app.client.ledger({ id });
    const events = await newestEvents(id);
    const input = { name: ledger?.name ?? '', metadata: ledger?.metadata };
    expect((await app.client.updateLedger({ id, input })).updateLedger).toEqual(ledger);
    expect(await newestEvents(id)).toEqual(events);
  });

  test.each([
    [{}, ['input'], 'input must name at least one field to change.'],
    [{ name: null }, ['input', 'name'], 'name must not be null; leave it out.'],
    [{ name: ' ' }, ['input', 'name'], 'name must not be empty.'],
    [{ name: 'x'.repeat(201) }, ['input', 'name'], 'name must have at most 200 characters.'],
    [{ metadata: { a: 'x'.repeat(17_000) } }, ['input', 'metadata'], 'metadata must have at most 16 kB as JSON.'],
  ])('refuses %j, and changes nothing', async (input, path, message) => {
    const id = await makeLedger(app.client);
    const refusal = await refusedWithoutTrace(app, () => app.client.updateLedger({ id, input }));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path, message }] });
  });

  test('refuses what is no ledger, and one that does not exist', async () => {
    const rename = (id: string) =>
      refusedWithoutTrace(app, () => app.client.updateLedger({ id, input: { name: 'x' } }));
    expect(await rename('bln_00000000-0000-4000-8000-000000000000')).toMatchObject({ code: 'BAD_USER_INPUT' });
    const unknown = 'ldg_00000000-0000-4000-8000-000000000000';
    expect(await rename(unknown)).toMatchObject({
      code: 'NOT_FOUND',
      issues: [{ path: ['id'], message: `id: there is no ledger ${unknown}.` }],
    });
  });

  test('of several at once makes one chain of names', async () => {
    const id = await makeLedger(app.client);
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => app.client.updateLedger({ id, input: { name: `name ${n}` } })),
    );
    const renamings = (await newestEvents(id)).flatMap(({ action, changes }) =>
      action === 'ledger.updated' ? [changes[0]] : [],
    );
    expect(renamings).toHaveLength(8);
    renamings.slice(1).forEach((earlier, index) => {
      expect(earlier?.after).toBe(renamings[index]?.before);
    });
  });
});
