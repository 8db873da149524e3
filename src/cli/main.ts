#!/usr/bin/env node
import { DomainError, StartError } from '../errors.ts';
import { describeError } from '../log.ts';
import { auditCheckpoint } from './audit-checkpoint.ts';
import { auditVerify } from './audit-verify.ts';
import { identitiesErase } from './identities-erase.ts';
import { identitiesExport } from './identities-export.ts';
import { keysCreate } from './keys-create.ts';
import { keysRotateMaster } from './keys-rotate-master.ts';

const commands: Record<string, (args: string[]) => Promise<number>> = {
  'audit checkpoint': auditCheckpoint,
  'audit verify': auditVerify,
  'identities erase': identitiesErase,
  'identities export': identitiesExport,
  'keys create': keysCreate,
  'keys rotate-master': keysRotateMaster,
};

const usage = `Usage:
  signet audit checkpoint             prints the signed head of the audit log; keep it outside of the database
  signet audit verify                 checks the audit log and all records
  signet audit verify --from FILE [--public-key KEY]
                                      checks that a kept checkpoint still holds, what came after it, and all records;
                                      KEY, from a place you trust, says who signed it, else the key of the server
  signet keys create --name NAME --scope SCOPE [--scope SCOPE …] [--expires 2027-01-01]
                                      makes an API key and prints its secret, this once; SCOPE may be all
  signet keys rotate-master           wraps all keys of personal data with the first of SIGNET_MASTER_KEYS, so that the
                                      others can be removed; goes on where it was interrupted
  signet identities export ID         prints everything that is held about one identity as JSON
  signet identities erase ID --reason TEXT
                                      destroys all that is known of a person, also of one whose identity was deleted

The database is the one that the server uses: see DATABASE_URL and SIGNET_DATA_DIR in the README.
Exit codes: 0 all is well, 1 the log does not hold or an older master key is needed still, 2 the command could not be carried out.
`;

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const name = args.slice(0, 2).join(' ');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(usage);
    return 2;
  }
  // Node replaces invalid UTF-8 with U+FFFD, which would be stored as it is.
  if (args.some((argument) => argument.includes('\ufffd'))) {
    process.stderr.write(`signet ${name}: the arguments must be in UTF-8.\n`);
    return 2;
  }
  try {
    return await command(args.slice(2));
  } catch (error) {
    // Not 1, which says that the audit log is not intact.
    process.stderr.write(`${describeFailure(name, error)}\n`);
    return 2;
  }
}

/** Why a command failed. Of an unexpected error the message is left out, because it can hold personal data. */
function describeFailure(name: string, error: unknown): string {
  if (error instanceof StartError) return error.message;
  const isOfOptions = String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
  if (error instanceof DomainError || isOfOptions) return `signet ${name}: ${(error as Error).message}`;
  return JSON.stringify(describeError(error));
}
