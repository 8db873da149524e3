import { closestMatch } from 'leven';
import { z } from 'zod';
import { parseSeed, seedRule } from './audit/audit.checkpoint.ts';
import { readEnvFile } from './env-file.ts';
import { StartError } from './errors.ts';
import { type PiiField, piiFields } from './identity/identity.attributes.ts';
import { type GivenMasterKey, isSome, masterKeysRule, parseMasterKeys } from './vault/vault.master-keys.ts';

/** The configuration of the process, from its environment. docs/operations.md has the same list for operators. */
export interface Config {
  /** TCP port to listen on; 0 lets the system choose. */
  port: number;
  /** Address to listen on. */
  host: string;
  /** `postgresql://…`; absent means the embedded database. */
  databaseUrl: string | undefined;
  /** Folder of the embedded database. */
  dataDir: string;
  /** The 32 bytes that make the key of the audit log's checkpoints; absent: one is made in the data folder. */
  signingKey: Buffer | undefined;
  /** A secret that lets in with all scopes; kept in memory alone. */
  adminKey: string | undefined;
  /** The master keys of personal data, the newest first; absent: one is made in the data folder. */
  masterKeys: [GivenMasterKey, ...GivenMasterKey[]] | undefined;
  /** The fields of identities that are tokenized whenever a value is stored. */
  tokenizedFields: PiiField[];
  /** The origins of the web pages that may read answers. */
  corsOrigins: string[];
  /** Whether queries are answered from one statement where they can be. */
  fastReads: boolean;
  /** Whether an empty database gets the sample world; unless told, the embedded one alone. */
  sampleData: boolean;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65535))
    .default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SIGNET_DATA_DIR: z.string().default('.signet'),
  SIGNET_SIGNING_KEY: z.string().transform(parseSeed).pipe(z.instanceof(Buffer)).optional(),
  SIGNET_ADMIN_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/)
    .optional(),
  SIGNET_MASTER_KEYS: z
    .string()
    .transform(parseMasterKeys)
    .refine((keys) => isSome(keys))
    .optional(),
  SIGNET_TOKENIZE: z
    .string()
    .transform((names) => [...new Set(names.split(',').map((name) => name.trim()))])
    .pipe(z.array(z.enum(piiFields)))
    .optional(),
  SIGNET_CORS_ORIGINS: z.string().transform(parseOrigins).pipe(z.array(z.string())).optional(),
  SIGNET_FAST_READS: z.enum(['on', 'off']).default('on'),
  SIGNET_SAMPLE_DATA: z.enum(['on', 'off']).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

/** The origins of a text such as "https://app.example.com,http://localhost:5173"; null when one of them is none. */
function parseOrigins(text: string): string[] | null {
  const origins = text.split(',').map((origin) => origin.trim());
  return origins.every(isOrigin) ? [...new Set(origins)] : null;
}

const originsRule =
  'must be origins with commas between, as browsers write them: scheme, host in small letters, and port unless it is the ' +
  'default one, such as "https://app.example.com,http://localhost:5173", and never *';

function isOrigin(text: string): boolean {
  return /^https?:[^*]*$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

const rules: Record<keyof z.infer<typeof environment>, string> = {
  PORT: 'must be a whole number from 0 to 65535',
  HOST: 'must be an address or a host name',
  DATABASE_URL: 'must look like postgresql://user:password@host:5432/database',
  SIGNET_DATA_DIR: 'must be a folder',
  SIGNET_SIGNING_KEY: seedRule,
  SIGNET_ADMIN_KEY: 'must be at least 32 characters of ASCII without blanks, as "openssl rand -hex 32" makes',
  SIGNET_MASTER_KEYS: masterKeysRule,
  SIGNET_TOKENIZE: `must be names with commas between, of ${piiFields.join(', ')}`,
  SIGNET_CORS_ORIGINS: originsRule,
  SIGNET_FAST_READS: 'must be on or off',
  SIGNET_SAMPLE_DATA: 'must be on or off',
  LOG_LEVEL: `must be one of ${logLevels.join(', ')}`,
};

/**
 * The configuration from these variables. An empty variable counts as absent.
 * Throws a StartError that lists every variable that cannot work, never with its value: a URL holds a password.
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const names = new Set(result.error?.issues.map((issue) => issue.path[0] as keyof typeof rules));
  const urlRule = brokenUrlRule(given.DATABASE_URL);
  if (urlRule) names.add('DATABASE_URL');
  const broken = [...names].map((name) => `${name} ${(name === 'DATABASE_URL' && urlRule) || rules[name]}.`);
  const refusals = [...broken, ...Object.entries(given).flatMap(refuseUnknown)];
  if (!result.success || refusals.length > 0) throw new StartError(refusals.join(' '));
  const { data } = result;
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    dataDir: data.SIGNET_DATA_DIR,
    signingKey: data.SIGNET_SIGNING_KEY,
    adminKey: data.SIGNET_ADMIN_KEY,
    masterKeys: data.SIGNET_MASTER_KEYS as Config['masterKeys'],
    tokenizedFields: data.SIGNET_TOKENIZE ?? [],
    corsOrigins: data.SIGNET_CORS_ORIGINS ?? [],
    fastReads: data.SIGNET_FAST_READS === 'on',
    sampleData: (data.SIGNET_SAMPLE_DATA ?? (data.DATABASE_URL ? 'off' : 'on')) === 'on',
    logLevel: data.LOG_LEVEL,
  };
}

/**
 * The rule that a URL breaks although it can be parsed. An @ or # after the host means that a special character of the password was not
 * encoded: a part of the password would be taken for host or database, and shown in messages.
 */
function brokenUrlRule(url = ''): string | undefined {
  const [, rest = ''] = /^\w+:\/\/[^/?#]*(.*)$/s.exec(url) ?? [];
  if (/[@#]/.test(rest) || /%(?![0-9a-f]{2})/i.test(url)) return encodedRule;
  const [, schema = 'public'] = /[?&]schema=([^&]*)/.exec(rest) ?? [];
  return schema === 'public' ? undefined : 'must not name a schema other than public, which is where the tables are';
}

const encodedRule =
  'must have the special characters of its user and password encoded: @ as %40, # as %23, / as %2F, ? as %3F, % as %25';

/** Variables of the project that the client and its examples read. */
const clientVariables = new Set(['SIGNET_URL', 'SIGNET_API_KEY']);

/** Variables that Kubernetes sets in every container for each service, of which one may be called signet or signet-database. */
const nameOfService = /^SIGNET_(\w+_)?(SERVICE_(HOST|PORT)(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/;
const addressOfService = /^(tcp|udp|sctp):\/\//;

/**
 * Refuses an unknown variable that begins with SIGNET_, because a typo would silently leave a setting at its default. When a : or a blank
 * stands in place of the =, the value is part of the name, so the message shows only the first word.
 */
function refuseUnknown([name, value = '']: [string, string | undefined]): string[] {
  if (!/^SIGNET_/i.test(name) || Object.hasOwn(rules, name) || clientVariables.has(name)) return [];
  if (nameOfService.test(name) || addressOfService.test(value)) return [];
  const bare = (each: string) => each.toUpperCase().replace(/^SIGNET_/, '');
  const [begin = ''] = /^\w+/.exec(name) ?? [];
  const nearest = closestMatch(bare(begin), Object.keys(rules).map(bare));
  const which =
    begin === name ? name : `A name that begins with ${begin} and goes on with other than letters and digits`;
  return [
    `${which} is no variable of Signet: did you mean ${Object.keys(rules).find((each) => bare(each) === nearest)}?`,
  ];
}

/** Reads the configuration from the environment, and from `.env` in the working directory, over which the environment has precedence. */
export function loadConfig(file = '.env', variables = process.env): Config {
  return readConfig({ ...readEnvFile(file, Object.keys(rules)), ...variables });
}
