/** The shipped record as reports are held against it, for tests that read whole reports. */
import assert from 'node:assert/strict';
import { momentOf, recordNames, viewRecord } from '../../src/record/index.ts';
import { pressMatter } from '../../src/press/index.ts';
import type { PressReport } from '../../src/press/press-report.ts';
import { readPressReport } from '../../src/press/read-press-report.ts';
import { SHIPPED_RECORD, openRecordFolder } from '../../src/store/index.ts';

const opened = openRecordFolder(SHIPPED_RECORD);
assert.ok(opened.ok, opened.ok ? '' : JSON.stringify(opened.failure));
const { record } = opened.value;
const names = recordNames(record);
const matter = pressMatter(viewRecord(record, null), momentOf('2026-11-25'));

/** A report read against the shipped record. */
export function readAgainstRecord(text: string, day?: string): PressReport {
  const report = readPressReport(text, names, matter, day);
  assert.ok(report.ok, JSON.stringify(report));
  return report.value;
}
