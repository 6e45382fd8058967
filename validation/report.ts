/**
 * Runs every check, prints the table and writes docs/validation.md.
 *
 *   npm run validate                       against the figures carried here
 *   npm run validate -- --reference DIR    against the whole reference files; prints only
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CheckResult, passes } from './check.ts';
import { CHECKS } from './checks.ts';

const { values } = parseArgs({ options: { reference: { type: 'string' } } });
const results: CheckResult[] = [];
for (const check of CHECKS) results.push(...(await check(values.reference)));

const figure = (value: number) => (value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3))));
const gateOf = ({ lowGate, gate, unit }: CheckResult) => `${lowGate === undefined ? '' : `${lowGate} to `}${gate} ${unit}`;
const rows = results.map((result) => [
  passes(result) ? 'pass' : 'FAIL',
  result.check,
  result.quantity,
  `${figure(result.reached)} ${result.unit}`,
  gateOf(result),
  result.wanted ?? '',
  result.against,
]);
/** How much of the gate is used, for the table on the screen. */
const shares = results.map(({ reached, gate, lowGate }) => (gate === 0 || lowGate !== undefined ? '' : (reached / gate).toPrecision(2)));
const header = ['', 'check', 'quantity', 'reached', 'gate', 'wanted', 'against'];
const printed = [
  [...header.slice(0, 5), 'of gate', ...header.slice(5)],
  ...rows.map((row, i) => [...row.slice(0, 5), shares[i]!, ...row.slice(5)]),
];
const widths = printed[0]!.map((_, i) => Math.max(...printed.map((row) => row[i]!.length)));
for (const row of printed)
  console.log(
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
for (const { check, quantity, note } of results) if (note !== undefined) console.log(`\n${check}, ${quantity}: ${note}`);

if (values.reference === undefined) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const notes = results
    .filter(({ note }) => note !== undefined)
    .map(({ check, quantity, note }) => inLines(`- **${check}, ${quantity}**: ${note}`));
  const text = `# Validation

Other people's published numbers against ours. Written by \`npm run validate\`; the tests hold every gate. Where more was wanted than is reached,
the column *wanted* says what, and the notes say what limits it.

${line(['check', 'quantity', 'reached', 'gate', 'wanted', 'against'])}
${line(['---', '---', '---', '---', '---', '---'])}
${rows.map((row) => line(row.slice(1))).join('\n')}

## Notes

${notes.join('\n')}
`;
  writeFileSync(new URL('../docs/validation.md', import.meta.url), text);
}
if (!results.every(passes)) process.exitCode = 1;

/** An item of a list in lines of at most 150 characters. No line begins with a lone sign, which would begin another list. */
function inLines(item: string): string {
  const [first = '', ...words] = item.split(' ');
  const lines = [first];
  for (const word of words) {
    const line = lines.at(-1)!;
    if (line.length + 1 + word.length > 150 && /\w/.test(word)) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
}
