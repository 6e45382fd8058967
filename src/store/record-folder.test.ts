import assert from 'node:assert/strict';
import fs, { appendFileSync, cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, mock, test } from 'node:test';
import { instantFromUtcMs } from '../time/index.ts';
import { showBoard } from '../workflows/record/index.ts';
import { appendTogether } from './append-together.ts';
import { SHIPPED_RECORD, openRecordFolder } from './record-folder.ts';
import { worldAt } from './world-at.ts';

const reads = mock.method(fs, 'readFileSync');
const scratch = mkdtempSync(join(tmpdir(), 'union-folder-'));
after(() => rmSync(scratch, { recursive: true }));

let copies = 0;
function copyOfRecord(): string {
  const folder = join(scratch, `record-${copies++}`);
  cpSync(SHIPPED_RECORD, folder, { recursive: true });
  return folder;
}

const statement = (id: string): string =>
  `${JSON.stringify({ id, type: 'statementMade', at: '2026-11-01', precision: 'day', by: 'a test', says: 'a word', sources: ['cosmos-book'], recordedAt: '2026-11-26' })}\n`;

function factsOf(folder: string): number {
  const open = openRecordFolder(folder);
  assert.ok(open.ok, JSON.stringify(open));
  return open.value.record.entries.length;
}

test('contract: a second question reads no file and replays nothing, whatever the clock says', async () => {
  const folder = copyOfRecord();
  const first = worldAt(instantFromUtcMs(Date.UTC(2022, 2, 30)), folder);
  assert.ok((await showBoard(first, {})).ok);
  const [before, record] = [reads.mock.callCount(), first.record()];
  const second = worldAt(instantFromUtcMs(Date.UTC(2022, 2, 31)), folder);
  const board = await showBoard(second, {});
  assert.ok(board.ok && board.value.at === '2022-03-31T00:00:00Z');
  assert.equal(reads.mock.callCount(), before);
  assert.ok(record.ok);
  assert.equal(second.record(), record);
  assert.equal(record.value.view(null), record.value.view(null));
});

test('contract: a folder that changed is read anew: a line more, a file in the place of another, one that goes', async () => {
  const folder = copyOfRecord();
  const before = factsOf(folder);
  assert.ok((await appendTogether(folder, [{ name: 'added.jsonl', text: statement('a.1') }])).ok);
  assert.equal(factsOf(folder), before + 1);
  appendFileSync(join(folder, 'added.jsonl'), statement('a.2'));
  assert.equal(factsOf(folder), before + 2);
  // As long as the one before it, and of the same second.
  writeFileSync(join(folder, 'other'), statement('b.1') + statement('b.2'));
  renameSync(join(folder, 'other'), join(folder, 'added.jsonl'));
  const open = openRecordFolder(folder);
  assert.ok(open.ok && open.value.record.entries.some(({ fact }) => fact.id === 'b.2'));
  rmSync(join(folder, 'added.jsonl'));
  assert.equal(factsOf(folder), before);
});

test('contract: what a writer has done counts while it lies beside', () => {
  const folder = copyOfRecord();
  const before = factsOf(folder);
  writeFileSync(join(folder, 'added.jsonl.next'), statement('c.1'));
  assert.equal(factsOf(folder), before);
  writeFileSync(join(folder, '.coming'), JSON.stringify(['added.jsonl']));
  assert.equal(factsOf(folder), before + 1);
});

test('fault: a folder that is not there, or has no record, is told each time and is read once it is there', () => {
  const folder = join(scratch, 'late');
  assert.ok(!openRecordFolder(folder).ok);
  cpSync(SHIPPED_RECORD, folder, { recursive: true });
  assert.ok(openRecordFolder(folder).ok);
});
