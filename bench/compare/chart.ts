import type { CaseName } from './cases.ts';
import { type ServerName, serverTitles } from './contenders.ts';
import { measuredCases, summariesOf } from './report.tables.ts';
import type { Visit } from './statistics.ts';

const width = 760;
const labelWidth = 265;
const numberWidth = 90;
const barHeight = 18;
const rowHeight = 24;
const titleHeight = 34;

const titles: Partial<Record<CaseName, string>> = {
  one: 'One identity with balances and newest transactions',
  page: 'A page of 20 of them',
  customer: 'All of a customer: history and insights too',
  spread: 'recordTransaction, between any two balances',
  hot: 'recordTransaction, always the same two balances',
  create: 'createIdentity',
  'pglite-one': 'Embedded database: one identity',
  'pglite-record': 'Embedded database: recordTransaction',
};

/** Colours that are readable in light and dark mode. */
const style = `text { font: 13px system-ui, sans-serif; fill: #24292f } .title { font-weight: 600 } .bar { fill: #8c959f }
.ours { fill: #1f883d } @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .bar { fill: #6e7681 } .ours { fill: #3fb950 } }`;

/** Requests a second of every server as horizontal bars, a group for each case; the longest of a group fills its width. */
export function chartOf(visits: readonly Visit[]): string {
  let y = 6;
  const parts: string[] = [];
  for (const measured of measuredCases(visits)) {
    const rates = [...summariesOf(visits, measured)].map(([name, { perSecond }]) => ({ name, perSecond }));
    parts.push(textAt(0, y + 20, titles[measured] ?? measured, 'title'));
    y += titleHeight;
    const most = Math.max(...rates.map(({ perSecond }) => perSecond));
    for (const { name, perSecond } of rates) {
      parts.push(barAt(y, name, perSecond, most));
      y += rowHeight;
    }
    y += 8;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img">
<title>Requests a second of Signet and its peers</title>
<style>${style}</style>
${parts.join('\n')}
</svg>
`;
}

function barAt(y: number, name: ServerName, perSecond: number, most: number): string {
  const length = Math.max(1, Math.round(((width - labelWidth - numberWidth) * perSecond) / most));
  const kind = name === 'signet' ? 'bar ours' : 'bar';
  return [
    textAt(0, y + 14, serverTitles[name], ''),
    `<rect class="${kind}" x="${labelWidth}" y="${y}" width="${length}" height="${barHeight}" rx="2"/>`,
    textAt(labelWidth + length + 6, y + 14, `${Math.round(perSecond).toLocaleString('en')}/s`, ''),
  ].join('\n');
}

function textAt(x: number, y: number, text: string, kind: string): string {
  const escaped = text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<text x="${x}" y="${y}"${kind ? ` class="${kind}"` : ''}>${escaped}</text>`;
}
