import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Outcome } from '../../outcome/index.ts';
import { formatInstant, instantFromUtcMs } from '../../time/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { tleCheckDigit } from './tle-columns.ts';
import { formatTle, parseTle } from './tle.ts';
import { sayFailure } from '../../presentation/index.ts';

// The station three days before Soyuz MS-19 landed; public element set, catalogue number 25544.
const LINE_1 = '1 25544U 98067A   22086.54746528  .00007553  00000+0  14224-3 0  9994';
const LINE_2 = '2 25544  51.6447  20.9354 0003979 317.3996  16.1142 15.49578066332518';

function valueOf<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.failure));
  return outcome.value;
}

function failureOf(text: string) {
  const outcome = parseTle(text, 'iss.tle');
  assert.ok(!outcome.ok, 'parsed');
  return sayFailure(outcome.failure);
}

/** A line with its check digit made right. */
function signed(line: string): string {
  return line.slice(0, 68) + tleCheckDigit(line);
}

test('the set of 2022-03-27 reads as printed', () => {
  const [set, ...others] = valueOf(parseTle(`ISS (ZARYA)\n${LINE_1}\n${LINE_2}\n`, 'iss.tle'));
  assert.equal(others.length, 0);
  const { epoch, ...rest } = set!;
  assert.equal(formatInstant(epoch, 3), '2022-03-27T13:08:21.000Z');
  assert.deepEqual(rest, {
    name: 'ISS (ZARYA)',
    catalogNumber: 25544,
    internationalDesignator: '1998-067A',
    meanMotionRevPerDay: 15.49578066,
    eccentricity: 0.0003979,
    inclinationDeg: 51.6447,
    raanDeg: 20.9354,
    argumentOfPericenterDeg: 317.3996,
    meanAnomalyDeg: 16.1142,
    bstarPerEarthRadius: 0.14224e-3,
    meanMotionDotRevPerDay2: 0.00007553,
    meanMotionDdotRevPerDay3: 0,
    classification: 'U',
    elementSetNumber: 999,
    revolutionAtEpoch: 33251,
  });
  assert.deepEqual(valueOf(formatTle(set!)), [LINE_1, LINE_2]);
});

test('many sets, "0 NAME" lines, carriage returns, trailing blanks, blank lines and comments', () => {
  const text = `\uFEFF# from an archive\r\n0 ISS (ZARYA)  \r\n${LINE_1}  \r\n${LINE_2}\r\n\r\n${LINE_1}\r\n${LINE_2}`;
  assert.deepEqual(
    valueOf(parseTle(text, 'iss.tle')).map((set) => set.name),
    ['ISS (ZARYA)', null],
  );
});

test('signs and powers of ten', () => {
  const line = signed('1 25544U 98067A   22086.54746528 -.00021572  15820-4 -38473-3 0  9990');
  const [set] = valueOf(parseTle(`${line}\n${LINE_2}`, 'iss.tle'));
  assert.equal(set?.meanMotionDotRevPerDay2, -0.00021572);
  assert.equal(set?.meanMotionDdotRevPerDay3, 0.1582e-4);
  assert.equal(set?.bstarPerEarthRadius, -0.38473e-3);
});

test('alpha-5 catalogue numbers reach 339999; beyond that there is no two-line form', () => {
  const set = valueOf(parseTle(`${LINE_1}\n${LINE_2}`, 'iss.tle'))[0]!;
  for (const [catalogNumber, printed] of [
    [5, '00005'],
    [99_999, '99999'],
    [100_000, 'A0000'],
    [182_345, 'J2345'],
    [339_999, 'Z9999'],
  ] as const) {
    const lines = valueOf(formatTle({ ...set, catalogNumber }));
    assert.equal(lines[1].slice(2, 7), printed);
    assert.equal(valueOf(parseTle(lines.join('\n'), 'x'))[0]?.catalogNumber, catalogNumber);
  }
  const refused = formatTle({ ...set, catalogNumber: 340_000 });
  assert.equal(!refused.ok && sayFailure(refused.failure).wanted, 'a catalogue number up to 339999');
});

test('failures say where, what was wanted and what was found', () => {
  assert.deepEqual(failureOf(`${LINE_1}\n${LINE_2.slice(0, 40)}`), {
    where: 'iss.tle:2',
    wanted: '69 characters',
    found: '40',
    hint: 'Maybe the line was cut, or its runs of blanks were squeezed to one.',
  });
  assert.match(failureOf(`${LINE_1}${LINE_2}\n`).hint ?? '', /carriage return/);
  assert.equal(failureOf(`${LINE_1.slice(0, 68)}5\n${LINE_2}`).wanted, 'check digit 4');
  assert.equal(failureOf(`${LINE_1}\n${signed(LINE_2.replace('25544', '25545'))}`).wanted, 'catalogue number 25544 of line 1');
  assert.equal(failureOf(LINE_1).wanted, 'a line 2 after this line 1');
  assert.equal(failureOf(LINE_2).wanted, 'line 1 of an element set');
  assert.equal(failureOf('ISS\nZARYA\n').where, 'iss.tle:2');
  assert.equal(failureOf('').found, 'an empty file');
  assert.match(failureOf(`${signed(LINE_1.replace(' 0  999', ' 4  999'))}\n${LINE_2}`).wanted, /SGP4-XP/);
});

test('epochs: 1972 to 2056, and only days that are in the year', () => {
  const at = (epoch: string) => `${signed(LINE_1.replace('22086.54746528', epoch))}\n${LINE_2}`;
  assert.match(failureOf(at('57300.00000000')).wanted, /1972/);
  assert.match(failureOf(at('71365.99999999')).wanted, /1972/);
  assert.match(failureOf(at('22366.00000000')).wanted, /1 to 365/);
  assert.match(failureOf(at('22000.99999999')).wanted, /1 to 365/);
  assert.equal(formatInstant(valueOf(parseTle(at('20366.50000000'), 'x'))[0]!.epoch), '2020-12-31T12:00:00Z');
  assert.equal(formatInstant(valueOf(parseTle(at('72001.00000000'), 'x'))[0]!.epoch), '1972-01-01T00:00:00Z');
  assert.equal(formatInstant(valueOf(parseTle(at('56001.00000000'), 'x'))[0]!.epoch), '2056-01-01T00:00:00Z');
});

test('an epoch that rounds up to the next year is printed in it', () => {
  const set = valueOf(parseTle(`${LINE_1}\n${LINE_2}`, 'iss.tle'))[0]!;
  const lines = valueOf(formatTle({ ...set, epoch: instantFromUtcMs(Date.UTC(2023, 0, 1) - 0.1) }));
  assert.equal(lines[0].slice(18, 32), '23001.00000000');
});

const digits = (count: number) => fc.integer({ min: 0, max: 10 ** count - 1 }).map((n) => String(n).padStart(count, '0'));
/** A decimal of so many places, made from text so that it is the double nearest to what a line prints. */
const decimal = (whole: number, places: number) =>
  fc.tuple(fc.integer({ min: 0, max: whole }), digits(places)).map(([w, d]) => Number(`${w}.${d}`));
const powerOfTen = fc
  .record({ sign: fc.constantFrom('', '-'), mantissa: fc.integer({ min: 10_000, max: 99_999 }), exponent: fc.integer({ min: -9, max: 9 }) })
  .map(({ sign, mantissa, exponent }) => Number(`${sign}.${mantissa}e${exponent}`));

const printableSet: fc.Arbitrary<ElementSet> = fc.record({
  name: fc.constant(null),
  catalogNumber: fc.integer({ min: 0, max: 339_999 }),
  internationalDesignator: fc.constantFrom(null, '1998-067A', '2056-001ABC', '1957-999Z'),
  epoch: fc
    .record({ day: fc.integer({ min: 730, max: 31_000 }), step: fc.integer({ min: 0, max: 99_999_999 }) })
    .map(({ day, step }) => instantFromUtcMs(day * 86_400_000 + step * 0.864)),
  meanMotionRevPerDay: decimal(16, 8).filter((n) => n > 0),
  eccentricity: decimal(0, 7),
  inclinationDeg: decimal(179, 4),
  raanDeg: decimal(359, 4),
  argumentOfPericenterDeg: decimal(359, 4),
  meanAnomalyDeg: decimal(359, 4),
  bstarPerEarthRadius: fc.oneof(fc.constant(0), powerOfTen),
  meanMotionDotRevPerDay2: fc.tuple(decimal(0, 8), fc.boolean()).map(([n, minus]) => (minus && n > 0 ? -n : n)),
  meanMotionDdotRevPerDay3: fc.oneof(fc.constant(0), powerOfTen),
  classification: fc.constantFrom('U', 'C', 'S'),
  elementSetNumber: fc.integer({ min: 0, max: 9999 }),
  revolutionAtEpoch: fc.integer({ min: 0, max: 99_999 }),
});

test('property: what can be printed is read back to the last bit', () => {
  fc.assert(
    fc.property(printableSet, (set) => {
      assert.deepEqual(valueOf(parseTle(valueOf(formatTle(set)).join('\n'), 'x')), [{ ...set }]);
    }),
  );
});

test('property: every set in range that prints, reads back within half a last digit', () => {
  const angle = fc.double({ min: 0, max: 360, noNaN: true });
  const rate = fc.double({ min: -1, max: 1, noNaN: true });
  const set = fc.record({
    base: printableSet,
    raanDeg: angle,
    meanAnomalyDeg: angle,
    eccentricity: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    bstarPerEarthRadius: rate,
    meanMotionDotRevPerDay2: rate,
  });
  fc.assert(
    fc.property(set, ({ base, ...others }) => {
      const lines = formatTle({ ...base, ...others });
      if (!lines.ok) return;
      const read = valueOf(parseTle(lines.value.join('\n'), 'x'))[0]!;
      const near = (a: number, b: number, half: number) => assert.ok(Math.abs(a - b) <= half * 1.0001, `${a} ${b}`);
      near(read.raanDeg, others.raanDeg, 0.5e-4);
      near(read.meanAnomalyDeg, others.meanAnomalyDeg, 0.5e-4);
      near(read.eccentricity, others.eccentricity, 0.5e-7);
      near(read.meanMotionDotRevPerDay2, others.meanMotionDotRevPerDay2, 0.5e-8);
      near(read.bstarPerEarthRadius, others.bstarPerEarthRadius, Math.max(Math.abs(others.bstarPerEarthRadius) * 0.5e-4, 0.5e-14));
    }),
  );
});

/** What a character adds to the check sum. */
function weight(character: string): number {
  return character === '-' ? 1 : /\d/.test(character) ? Number(character) : 0;
}

test('property: a changed digit is always refused', () => {
  const digitColumns = [LINE_1, LINE_2].flatMap((line, row) => [...line].flatMap((c, at) => (/\d/.test(c) ? [{ row, at }] : [])));
  fc.assert(
    fc.property(fc.constantFrom(...digitColumns), fc.integer({ min: 1, max: 9 }), ({ row, at }, added) => {
      const lines = [LINE_1, LINE_2];
      const line = lines[row]!;
      lines[row] = line.slice(0, at) + String((Number(line[at]) + added) % 10) + line.slice(at + 1);
      assert.ok(!parseTle(lines.join('\n'), 'x').ok);
    }),
    { numRuns: 1000 },
  );
});

test('property: any changed character is refused unless the check sum weighs it the same; then the digits read are those printed', () => {
  const [original] = valueOf(parseTle(`${LINE_1}\n${LINE_2}`, 'x'));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: 0, max: 68 }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
      (row, at, character) => {
        const lines = [LINE_1, LINE_2];
        const line = lines[row]!;
        lines[row] = line.slice(0, at) + character + line.slice(at + 1);
        const read = parseTle(lines.join('\n'), 'x');
        if (!read.ok) return;
        assert.equal(weight(character), weight(line[at]!));
        // What it cannot see is a letter in a field of letters, or a zero, a plus and a blank for one another: no number changes.
        const { classification, internationalDesignator } = original!;
        assert.deepEqual({ ...read.value[0]!, classification, internationalDesignator }, original);
      },
    ),
    { numRuns: 5000 },
  );
});

test('property: arbitrary text never throws', () => {
  const scraps = fc.constantFrom(LINE_1, LINE_2, '\n', '\r', '0 X', ' ', '1 ', '2 ', '#');
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string())), (parts) => {
      parseTle(parts.join(''), 'x');
    }),
    { numRuns: 500 },
  );
});
