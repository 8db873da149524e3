import { scopes } from '../access/access.scopes.ts';
import { type Command, command } from './command.ts';

const identityId = {
  isArgument: true,
  isRequired: true,
  value: 'ID',
  says: 'the id of one identity, such as idt_8cc22560-5ace-4989-8953-fcbad7947d48',
} as const;

/** All commands, in the order of the help. docs/commands.md shows the help of each. */
export const commands: readonly Command[] = [
  command({
    name: 'serve',
    does: 'Serves the API until it is told to stop by SIGINT or SIGTERM; `npm start` does the same.',
    more: [
      'Settings are variables of the environment, or of a file .env in the folder that it is started in.',
      'Exit codes: 0 it was stopped, 1 it cannot start or did not stop cleanly, 2 the call was wrong.',
    ],
    parameters: {},
    load: async () => (await import('./serve.ts')).serve,
  }),
  command({
    name: 'keys create',
    does: 'Makes an API key and prints its secret, this once.',
    more: ['Where there is no database yet it is made, as the server would.'],
    parameters: {
      name: { isRequired: true, value: 'NAME', says: 'what the key is called, in the audit log too' },
      scope: {
        ...{ isRequired: true, isRepeatable: true, value: 'SCOPE' },
        says: `what the key allows: ${scopes.join(', ')} or all`,
      },
      expires: { value: 'TIME', says: 'from when on it is refused, such as 2099-01-01 or 2099-01-01T12:00:00Z' },
    },
    load: async () => (await import('./keys-create.ts')).keysCreate,
  }),
  command({
    name: 'keys list',
    does: 'Lists all API keys, newest first, also those that expired or were revoked; never a secret.',
    parameters: { json: { says: 'prints one JSON object a line, with the names that the API has for the fields' } },
    load: async () => (await import('./keys-list.ts')).keysList,
  }),
  command({
    name: 'keys revoke',
    does: 'Revokes an API key for good; every server refuses it within a second. Revoked already: nothing changes.',
    parameters: {
      key: { isArgument: true, isRequired: true, value: 'KEY', says: 'the name, the prefix or the id of one API key' },
    },
    load: async () => (await import('./keys-revoke.ts')).keysRevoke,
  }),
  command({
    name: 'keys rotate-master',
    does: 'Wraps all keys of personal data with the first of SIGNET_MASTER_KEYS, so that the others can be removed.',
    more: ['Interrupted, it goes on where it was. Exit code 1: an older master key is needed still.'],
    parameters: {},
    load: async () => (await import('./keys-rotate-master.ts')).keysRotateMaster,
  }),
  command({
    name: 'audit verify',
    does: 'Checks the audit log and all records.',
    more: ['Exit code 1: the log does not hold. Each problem has a line.'],
    parameters: {
      from: {
        value: 'FILE',
        says: 'a kept checkpoint: checks that it still holds, what came after it, and all records',
      },
      'public-key': {
        value: 'KEY',
        says: 'who signed the checkpoint, from a place that you trust; the key of the server without it',
      },
    },
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  }),
  command({
    name: 'audit checkpoint',
    does: 'Prints the signed head of the audit log; keep it outside of the database.',
    parameters: {},
    load: async () => (await import('./audit-checkpoint.ts')).auditCheckpoint,
  }),
  command({
    name: 'identities export',
    does: 'Prints everything that is held about one identity as JSON.',
    parameters: { id: identityId },
    load: async () => (await import('./identities-export.ts')).identitiesExport,
  }),
  command({
    name: 'identities erase',
    does: 'Destroys all that is known of a person, also of one whose identity was deleted.',
    parameters: {
      id: identityId,
      reason: { isRequired: true, value: 'TEXT', says: 'why; the audit log keeps it' },
    },
    load: async () => (await import('./identities-erase.ts')).identitiesErase,
  }),
];
