import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Package {
  name: string;
  version: string;
  license?: string;
}

/** The licences of all packages of which a bundle holds code, as they ask to be passed on; `inputs` are the paths of its files. */
export function thirdPartyLicenses(inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []));
  const sections = [...folders].sort().map(sectionOf);
  return `The files of this folder hold code of the packages below.\n${[...new Set(sections)].join('')}`;
}

function sectionOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const text = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return `\n${'='.repeat(80)}\n${name} ${version}: ${license ?? 'see below'}\n\n${text}\n`;
}
