import { commands } from '../../src/cli/commands.ts';
import { helpOfCommand } from '../../src/cli/help.ts';

const beginning = '## Every command\n';

/** docs/commands.md with the table of all commands and the help of each, below what is written by hand. */
export function printCommands(page: string): string {
  const [byHand = ''] = page.split(beginning);
  const rows = commands.map(({ name, does }) => `| [\`signet ${name}\`](#${anchorOf(name)}) | ${does} |\n`);
  const sections = commands.map(
    (command) => `\n### signet ${command.name}\n\n\`\`\`text\n${helpOfCommand(command)}\`\`\`\n`,
  );
  return `${byHand}${beginning}\n| Command | What it does |\n| --- | --- |\n${rows.join('')}${sections.join('')}`;
}

function anchorOf(name: string): string {
  return `signet-${name.replaceAll(' ', '-')}`;
}
