import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Door } from '../../src/cli/command.ts';
import { pressCommand } from '../../src/cli/press.ts';
import { succeed } from '../../src/outcome/index.ts';
import { formatPressReport } from '../../src/record/index.ts';
import { type PressAnswer, readPress } from '../../src/workflows/index.ts';
import { names, record, reportText } from './score-reports.ts';

async function run(options: Readonly<Record<string, string | boolean>>, text = reportText('agency-story')) {
  const printed: string[] = [];
  const appended: PressAnswer['facts'][] = [];
  const door: Door = {
    readFile: async () => Buffer.from(text),
    readStandardInput: async () => Buffer.from(text),
    print: (line) => void printed.push(line),
    printError: () => undefined,
    columns: null,
    colour: false,
  };
  const command = pressCommand({
    read: (question) => readPress(question, { names, matter: record }),
    format: formatPressReport,
    append: async (facts) => {
      appended.push(facts);
      return succeed(undefined);
    },
    now: () => '2022-04-03T00:00:00Z',
  });
  const outcome = await command.run({ words: ['-'], options, door });
  return { outcome, printed: printed.join('\n'), appended };
}

test('contract: union press prints the report, or one JSON object', async () => {
  const text = await run({});
  assert.ok(text.outcome.ok);
  assert.match(text.printed, /^Quotations$/m);
  const json = JSON.parse((await run({ json: true })).printed) as PressAnswer['report'];
  assert.equal(json.dateline.date, '2022-03-31');
  assert.equal(json.captions.length, 2);
});

test('contract: union press --accept appends the claims asked for, once, and wants a source', async () => {
  const accepted = await run({ accept: 'c1,c2', source: 'test-story', json: true });
  assert.deepEqual(
    accepted.appended.map((facts) => facts.map(({ id }) => id)),
    [['test-story#c1', 'test-story#c2']],
  );
  const refused = await run({ accept: 'all' });
  assert.equal(refused.outcome.ok, false);
  assert.equal(refused.appended.length, 0);
});

test('fault: union press names the file that is no report', async () => {
  const { outcome } = await run({}, '\u0000');
  assert.equal(!outcome.ok && outcome.failure.where, 'standard input');
});
