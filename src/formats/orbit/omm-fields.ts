import { type Failure, type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, parseInstant } from '../../time/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { either, formatMessageTime, type MessageHeader, type KeywordValue, oneLine, parseDecimal, quoted } from '../text/index.ts';
import { checkElementRanges } from './element-ranges.ts';
import { parseDesignator } from './international-designator.ts';

/*
 * The Orbit Mean-Elements Message of CCSDS 502.0-B-3, section 4, whatever its encoding: keywords and values. CelesTrak's JSON and CSV leave
 * out what is the same for all sets (centre, frame, time system, theory); where a message says it, it must be what SGP4 needs.
 */

/** One message: its values by keyword. */
export interface OmmFields {
  readonly where: string;
  readonly values: ReadonlyMap<string, KeywordValue>;
}

const ACCEPTED: readonly (readonly [keyword: string, accepted: readonly string[], why: Message])[] = [
  ['CCSDS_OMM_VERS', ['1.0', '2.0', '3.0'], message('formats.other-version')],
  ['CENTER_NAME', ['EARTH'], message('formats.earth-orbits')],
  ['REF_FRAME', ['TEME'], message('formats.teme-elements')],
  ['TIME_SYSTEM', ['UTC'], message('formats.epoch-in-utc')],
  ['MEAN_ELEMENT_THEORY', ['SGP4', 'SGP/SGP4'], message('formats.other-theory')],
  ['EPHEMERIS_TYPE', ['0', '2'], message('formats.ephemeris-types')],
];

/** What the standard prints for an object that has no name or designator. */
const UNKNOWN = 'UNKNOWN';

/** The element set of a message, or the first thing in it that is missing, unreadable or not fit for SGP4. */
export function elementSetFromOmm({ where, values }: OmmFields): Outcome<ElementSet> {
  for (const [keyword, accepted, why] of ACCEPTED) {
    const value = values.get(keyword);
    if (value !== undefined && value.text !== '' && !accepted.includes(value.text.toUpperCase()))
      return fail(value.where, message('formats.keyword-of', { keyword, values: either(accepted) }), quoted(value.text), why);
  }
  if (!values.has('MEAN_MOTION') && values.has('SEMI_MAJOR_AXIS'))
    return fail(where, message('formats.exactly', { text: 'MEAN_MOTION' }), 'SEMI_MAJOR_AXIS', message('formats.own-mean-motion'));

  const failures: Failure[] = [];
  const present = (keyword: string): KeywordValue | null => {
    const value = values.get(keyword);
    return value === undefined || value.text === '' ? null : value;
  };
  const text = (keyword: string): string | null => {
    const value = present(keyword)?.text ?? UNKNOWN;
    return value.toUpperCase() === UNKNOWN ? null : value;
  };
  const number = (keyword: string, unit: string | null, absent: number | null): number => {
    const value = present(keyword);
    const result = value === null ? absentNumber(keyword, absent, where) : readNumber(keyword, value, unit);
    if (result.ok) return result.value;
    failures.push(result.failure);
    return Number.NaN;
  };
  const epoch = readEpoch(present('EPOCH'), where);
  if (!epoch.ok) return epoch;
  const set: ElementSet = {
    name: text('OBJECT_NAME'),
    catalogNumber: number('NORAD_CAT_ID', null, null),
    internationalDesignator: parseDesignator(text('OBJECT_ID') ?? ''),
    epoch: epoch.value,
    meanMotionRevPerDay: number('MEAN_MOTION', 'rev/day', null),
    eccentricity: number('ECCENTRICITY', null, null),
    inclinationDeg: number('INCLINATION', 'deg', null),
    raanDeg: number('RA_OF_ASC_NODE', 'deg', null),
    argumentOfPericenterDeg: number('ARG_OF_PERICENTER', 'deg', null),
    meanAnomalyDeg: number('MEAN_ANOMALY', 'deg', null),
    bstarPerEarthRadius: number('BSTAR', '1/er', null),
    // SGP4 uses neither derivative, so the standard lets its messages leave them out.
    meanMotionDotRevPerDay2: number('MEAN_MOTION_DOT', 'rev/day**2', 0),
    meanMotionDdotRevPerDay3: number('MEAN_MOTION_DDOT', 'rev/day**3', 0),
    classification: text('CLASSIFICATION_TYPE') ?? 'U',
    elementSetNumber: number('ELEMENT_SET_NO', null, 0),
    revolutionAtEpoch: number('REV_AT_EPOCH', null, 0),
  };
  const [failure] = failures;
  return failure === undefined ? checkElementRanges(set, where) : { ok: false, failure };
}

function absentNumber(keyword: string, absent: number | null, where: string): Outcome<number> {
  return absent === null ? fail(where, message('formats.exactly', { text: keyword }), message('formats.no-such-keyword')) : succeed(absent);
}

function readNumber(keyword: string, { text, unit, where }: KeywordValue, wantedUnit: string | null): Outcome<number> {
  const bracket = unit === null && text.endsWith(']') ? text.indexOf('[') : -1;
  const numberText = bracket < 0 ? text : text.slice(0, bracket).trim();
  const statedUnit = bracket < 0 ? unit : text.slice(bracket + 1, -1).trim();
  const value = parseDecimal(numberText);
  if (value === null) return fail(where, message('formats.decimal-for', { keyword }), quoted(text));
  if (statedUnit !== null && wantedUnit !== null && statedUnit.toLowerCase().replace('^', '**') !== wantedUnit)
    return fail(where, message('formats.keyword-in-unit', { keyword, unit: wantedUnit }), statedUnit);
  return succeed(value);
}

function readEpoch(value: KeywordValue | null, where: string): Outcome<Instant> {
  return value === null
    ? fail(where, message('formats.exactly', { text: 'EPOCH' }), message('formats.no-such-keyword'))
    : parseInstant(value.text, value.where, { assumeUtc: true });
}

export interface OmmEntry {
  readonly keyword: string;
  readonly value: string | number;
  /** The block of the XML encoding that holds it. */
  readonly block: 'header' | 'metadata' | 'meanElements' | 'tleParameters';
}

/** The entries of a message in the standard's order. */
export function ommEntries(set: ElementSet, header: MessageHeader): OmmEntry[] {
  const entries = (block: OmmEntry['block'], values: Readonly<Record<string, string | number>>): OmmEntry[] =>
    Object.entries(values).map(([keyword, value]) => ({ keyword, value, block }));
  return [
    ...entries('header', { CREATION_DATE: formatMessageTime(header.creationInstant), ORIGINATOR: oneLine(header.originator) }),
    ...entries('metadata', {
      OBJECT_NAME: oneLine(set.name ?? UNKNOWN),
      OBJECT_ID: set.internationalDesignator ?? UNKNOWN,
      CENTER_NAME: 'EARTH',
      REF_FRAME: 'TEME',
      TIME_SYSTEM: 'UTC',
      MEAN_ELEMENT_THEORY: 'SGP4',
    }),
    ...entries('meanElements', {
      EPOCH: formatMessageTime(set.epoch),
      MEAN_MOTION: set.meanMotionRevPerDay,
      ECCENTRICITY: set.eccentricity,
      INCLINATION: set.inclinationDeg,
      RA_OF_ASC_NODE: set.raanDeg,
      ARG_OF_PERICENTER: set.argumentOfPericenterDeg,
      MEAN_ANOMALY: set.meanAnomalyDeg,
    }),
    ...entries('tleParameters', {
      EPHEMERIS_TYPE: 0,
      CLASSIFICATION_TYPE: set.classification,
      NORAD_CAT_ID: set.catalogNumber,
      ELEMENT_SET_NO: set.elementSetNumber,
      REV_AT_EPOCH: set.revolutionAtEpoch,
      BSTAR: set.bstarPerEarthRadius,
      MEAN_MOTION_DOT: set.meanMotionDotRevPerDay2,
      MEAN_MOTION_DDOT: set.meanMotionDdotRevPerDay3,
    }),
  ];
}
