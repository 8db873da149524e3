import { expect, test } from 'vitest';
import { makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

test('an event that was added by hand is told with its id and the record that it speaks of', async () => {
  const id = await makePerson(app.client);
  expect((await app.client.verifyAudit()).verifyAudit.ok).toBe(true);
  const [event] = await app.query<{ id: string }>(
    `INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, at, record_digest)
     SELECT gen_random_uuid(), 'identity.updated', actor, resource_type, resource_id, '{}', at, record_digest
     FROM audit_events WHERE resource_id = $1::uuid RETURNING id`,
    [id.slice(4)],
  );
  const { problems } = (await app.client.verifyAudit()).verifyAudit;
  expect(problems).toEqual([
    {
      kind: 'EVENT_INSERTED',
      sequence: null,
      eventId: `evt_${event?.id}`,
      resourceId: id,
      message: 'The event, or the note that it waits for a seal, was added by hand.',
    },
  ]);
});
