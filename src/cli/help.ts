import type { Command, Parameters } from './command.ts';

const width = 100;

/** How a parameter is written: `--name NAME`, `--json`, or `ID`. */
export function formOf(name: string, parameters: Parameters): string {
  const { value, isArgument } = parameters[name] ?? {};
  if (isArgument) return value ?? '';
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

/** A command with all that can be given to it, on one line. */
export function usageOf({ name, parameters }: Command): string {
  const forms = Object.entries(parameters).map(([key, { isRequired, isRepeatable }]) => {
    const form = formOf(key, parameters);
    const all = isRepeatable ? `${form} [${form} …]` : form;
    return isRequired ? all : `[${all}]`;
  });
  return ['signet', name, ...forms].join(' ');
}

/** What `signet COMMAND --help` prints. */
export function helpOfCommand(command: Command): string {
  const { does, more, parameters } = command;
  const own = Object.entries(parameters).map(([key, { says }]) => [formOf(key, parameters), says] as const);
  const rows = [...own, ['--help', 'prints this'], ['--version', 'prints the version of Signet']] as const;
  const text = [does, ...more].map((line) => `${wrap(line, '')}\n`).join('');
  return `Usage: ${usageOf(command)}\n\n${text}\n${table(rows)}`;
}

/** What `signet --help` prints; `noun`: what `signet keys --help` does, with the commands of that noun alone. */
export function helpOfAll(commands: readonly Command[], noun?: string): string {
  const rows = commands
    .filter(({ name }) => noun === undefined || name.startsWith(`${noun} `))
    .map(({ name, does }) => [`signet ${name}`, does] as const);
  return `Usage: signet ${noun === undefined ? '' : `${noun} `}COMMAND [options]\n\n${table(rows)}\n${ending}`;
}

const ending = `"signet COMMAND --help" says what a command takes, "signet --version" which version this is.
The database is the one that the server uses: see DATABASE_URL and SIGNET_DATA_DIR in docs/operations.md.
Exit codes: 0 all is well; 1 the log does not hold, an older master key is needed still, or the
server cannot start; 2 the call was wrong, or the command could not be carried out.
`;

function table(rows: readonly (readonly [string, string])[]): string {
  const first = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.map(([name, says]) => `${wrap(says, `  ${name}`.padEnd(first))}\n`).join('');
}

/** The text behind this beginning, in lines that are as long as the page is wide and stand below each other. */
function wrap(text: string, begin: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && begin.length + line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return begin + lines.join(`\n${' '.repeat(begin.length)}`);
}
