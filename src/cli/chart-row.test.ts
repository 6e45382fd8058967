import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Instant, addSeconds, instantFromUtcMs, secondsBetween } from '../time/index.ts';
import { chartRowText } from './chart-row.ts';

/** A second is a column. */
const START = instantFromUtcMs(Date.UTC(2030, 0, 1));

const bar = (short: string, from: number, to: number, people = 0) => ({
  flight: short,
  name: short,
  short,
  side: 'us' as const,
  from: addSeconds(START, from),
  to: addSeconds(START, to),
  open: false,
  happened: true,
  people: Array.from({ length: people }, (_, i) => `${i}`),
  riders: '',
  hasSeats: people > 0,
});

function rowOf(bars: readonly ReturnType<typeof bar>[], columns: number) {
  const column = (at: Instant) => secondsBetween(START, at);
  return chartRowText(bars, ({ from, to }) => ({ first: column(from), last: Math.max(column(from), column(to) - 1) }), columns);
}

test('unit: a name stands in its bar, after it where nothing is, or below it, and is never cut', () => {
  assert.deepEqual(rowOf([bar('Crew-7', 0, 12, 4), bar('Cargo Dragon', 13, 18), bar('Ax-3', 18, 20, 4), bar('NG-20', 30, 31)], 40), {
    lines: ['[Crew-7 4==] [---][]Ax-3 4    |NG-20    ', '             Cargo Dragon               '],
    unnamed: [],
  });
  // At the right edge it begins before its bar.
  assert.deepEqual(rowOf([bar('Crew-13', 36, 40, 4)], 40).lines[1]!.trimEnd(), `${' '.repeat(31)}Crew-13 4`);
});

test('property: every name of a row is written whole or told as unnamed, and no end of a bar is written over', () => {
  const stays = fc.array(fc.tuple(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: 14,
  });
  fc.assert(
    fc.property(stays, (drawn) => {
      const bars = drawn.map(([from, length, people], i) => bar(`SHIP-${String.fromCharCode(65 + i)}`, from, from + length, people));
      const { lines, unnamed } = rowOf(bars, 80);
      const text = lines.join('\n');
      for (const { short } of bars) assert.ok(text.includes(short) !== unnamed.includes(short), `${short}\n${text}`);
      for (const { from } of bars) assert.match(lines[0]![secondsBetween(START, from)]!, /[[\]|]/, text);
      for (const line of lines) assert.equal(line.length, 80);
    }),
  );
});
