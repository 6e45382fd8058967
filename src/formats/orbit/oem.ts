import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, parseInstant } from '../../time/index.ts';
import {
  addOnce,
  either,
  formatMessageTime,
  isComment,
  keywordLine,
  type MessageHeader,
  type KeywordValue,
  oneLine,
  parseDecimal,
  quoted,
  readKeyword,
  readLines,
  type TextLine,
} from '../text/index.ts';
import type { OemSections, OemSegment } from './oem-sections.ts';
import { oemSectionsFromXml } from './oem-xml.ts';

/*
 * The Orbit Ephemeris Message of CCSDS 502.0-B-2, section 5, in KVN: a header, then segments of metadata and states. Accelerations and
 * covariances, which a message may carry too, are passed over.
 */

export interface EphemerisState {
  readonly instant: Instant;
  readonly positionKm: readonly [x: number, y: number, z: number];
  readonly velocityKmS: readonly [x: number, y: number, z: number];
}

/** One segment of an OEM with the header it came under. Frame and centre are the message's words: TEME and EME2000 are never mixed silently. */
export interface EphemerisMessage extends MessageHeader {
  readonly objectName: string;
  readonly objectId: string;
  readonly centerName: string;
  readonly refFrame: string;
  readonly timeSystem: 'UTC';
  /** In order of time, at least one. */
  readonly states: readonly EphemerisState[];
}

const VERSIONS = ['1.0', '2.0', '3.0'];
/** From the surface to beyond the geostationary ring. */
const RADIUS_KM = { from: 6400, to: 50_000 } as const;
/** Half the last digit of a message that prints milliseconds; START_TIME may be rounded otherwise than the first state. */
const SPAN_TOLERANCE_S = 0.0005;

const IN_XML = /^\uFEFF?\s*</;

/** Whether a text is an ephemeris message, in KVN or in XML. */
export const isOem = (text: string): boolean =>
  IN_XML.test(text) ? /<(?:[\w.-]+:)?oem[\s>]/.test(text.slice(0, 20_000)) : /^\uFEFF?\s*(?:COMMENT[^\n]*\n\s*)*CCSDS_OEM_VERS/.test(text);

/** The segments of an ephemeris message, one or more, each with the message's header. */
export function parseOem(text: string, name: string): Outcome<EphemerisMessage[]> {
  if (!IN_XML.test(text)) return parseKvn(text, name);
  const messages = oemSectionsFromXml(text, name);
  if (!messages.ok) return messages;
  const read: EphemerisMessage[] = [];
  for (const sections of messages.value) {
    const segments = readSections(sections, name);
    if (!segments.ok) return segments;
    read.push(...segments.value);
  }
  return succeed(read);
}

function parseKvn(text: string, name: string): Outcome<EphemerisMessage[]> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const sections = splitSections(lines.value);
  return sections.ok ? readSections(sections.value, name) : sections;
}

function readSections(sections: OemSections, name: string): Outcome<EphemerisMessage[]> {
  const header = readHeader(sections.header, name);
  if (!header.ok) return header;
  const messages: EphemerisMessage[] = [];
  for (const segment of sections.segments) {
    const read = readSegment(segment, header.value);
    if (!read.ok) return read;
    messages.push(read.value);
  }
  return messages.length > 0
    ? succeed(messages)
    : fail(name, message('formats.exactly', { text: 'META_START' }), message('formats.end-of-text'), message('formats.cut-short'));
}

function splitSections(lines: readonly TextLine[]): Outcome<OemSections> {
  const header = new Map<string, KeywordValue>();
  const segments: OemSegment[] = [];
  let part: 'header' | 'metadata' | 'states' | 'covariance' = 'header';
  for (const line of lines) {
    if (isComment(line)) continue;
    const word = line.text.trim();
    const segment = segments.at(-1);
    if (word === 'META_START' && (part === 'header' || part === 'states')) {
      segments.push({ where: line.where, metadata: new Map(), states: [] });
      part = 'metadata';
    } else if (word === 'META_STOP' && part === 'metadata') part = 'states';
    else if (word === 'COVARIANCE_START' && part === 'states') part = 'covariance';
    else if (word === 'COVARIANCE_STOP' && part === 'covariance') part = 'states';
    else if (part === 'states') segment?.states.push(line);
    else if (part !== 'covariance') {
      const entry = readKeyword(line);
      if (entry === null)
        return fail(
          line.where,
          message('formats.keyword-line-or', { mark: part === 'header' ? 'META_START' : 'META_STOP' }),
          quoted(line.text),
        );
      const added = addOnce(segment?.metadata ?? header, entry.keyword, entry.value);
      if (!added.ok) return added;
    }
  }
  const last = segments.at(-1);
  if (part === 'metadata' || part === 'covariance')
    return fail(
      last?.where ?? '',
      message('formats.exactly', { text: part === 'metadata' ? 'META_STOP' : 'COVARIANCE_STOP' }),
      message('formats.end-of-text'),
      message('formats.cut-short'),
    );
  return succeed({ header, segments });
}

function readHeader(header: ReadonlyMap<string, KeywordValue>, name: string): Outcome<MessageHeader> {
  const version = required(header, 'CCSDS_OEM_VERS', name);
  if (!version.ok) return version;
  if (!VERSIONS.includes(version.value.text))
    return fail(version.value.where, message('formats.version', { versions: either(VERSIONS) }), quoted(version.value.text));
  const creation = required(header, 'CREATION_DATE', name);
  if (!creation.ok) return creation;
  const creationInstant = parseInstant(creation.value.text, creation.value.where, { assumeUtc: true });
  if (!creationInstant.ok) return creationInstant;
  const originator = required(header, 'ORIGINATOR', name);
  return originator.ok ? succeed({ originator: originator.value.text, creationInstant: creationInstant.value }) : originator;
}

function required(values: ReadonlyMap<string, KeywordValue>, keyword: string, where: string): Outcome<KeywordValue> {
  const value = values.get(keyword);
  return value === undefined || value.text === ''
    ? fail(where, message('formats.exactly', { text: keyword }), message('formats.no-such-keyword'))
    : succeed(value);
}

function readSegment({ where, metadata, states }: OemSegment, header: MessageHeader): Outcome<EphemerisMessage> {
  const texts: Record<string, string> = {};
  for (const keyword of ['OBJECT_NAME', 'OBJECT_ID', 'CENTER_NAME', 'REF_FRAME', 'TIME_SYSTEM'] as const) {
    const value = required(metadata, keyword, where);
    if (!value.ok) return value;
    texts[keyword] = value.value.text;
  }
  if (texts['TIME_SYSTEM'] !== 'UTC')
    return fail(where, message('formats.exactly', { text: 'TIME_SYSTEM UTC' }), quoted(texts['TIME_SYSTEM'] ?? ''));
  const center = texts['CENTER_NAME']!;
  if (center.toUpperCase() !== 'EARTH')
    return fail(metadata.get('CENTER_NAME')!.where, message('formats.exactly', { text: 'CENTER_NAME EARTH' }), quoted(center));
  const read: EphemerisState[] = [];
  for (const line of states) {
    const state = readState(line);
    if (!state.ok) return state;
    const radiusKm = Math.hypot(...state.value.positionKm);
    if (!(radiusKm >= RADIUS_KM.from && radiusKm <= RADIUS_KM.to))
      return fail(
        line.where,
        message('formats.radius', RADIUS_KM),
        message('formats.km', { km: Number(radiusKm.toPrecision(6)) }),
        radiusKm >= RADIUS_KM.from * 1000 && radiusKm <= RADIUS_KM.to * 1000 ? message('formats.metres-for-km') : undefined,
      );
    const before = read.at(-1);
    if (before !== undefined && state.value.instant <= before.instant)
      return fail(line.where, message('formats.later-time'), quoted(line.text));
    read.push(state.value);
  }
  const [first] = read;
  const last = read.at(-1);
  if (first === undefined || last === undefined)
    return fail(where, message('formats.one-state'), message('formats.none'), message('formats.cut-short'));
  const start = boundary(metadata, 'START_TIME', first.instant);
  if (!start.ok) return start;
  const stop = boundary(metadata, 'STOP_TIME', last.instant);
  if (!stop.ok) return stop;
  if (first.instant < start.value - SPAN_TOLERANCE_S || last.instant > stop.value + SPAN_TOLERANCE_S)
    return fail(
      where,
      message('formats.states-within-span'),
      message('formats.from-to', { from: formatMessageTime(first.instant), to: formatMessageTime(last.instant) }),
    );
  return succeed({
    ...header,
    objectName: texts['OBJECT_NAME'] ?? '',
    objectId: texts['OBJECT_ID'] ?? '',
    centerName: texts['CENTER_NAME'] ?? '',
    refFrame: texts['REF_FRAME'] ?? '',
    timeSystem: 'UTC',
    states: read,
  });
}

function boundary(metadata: ReadonlyMap<string, KeywordValue>, keyword: string, absent: Instant): Outcome<Instant> {
  const value = metadata.get(keyword);
  return value === undefined ? succeed(absent) : parseInstant(value.text, value.where, { assumeUtc: true });
}

function readState(line: TextLine): Outcome<EphemerisState> {
  const [time = '', ...words] = line.text.trim().split(/\s+/);
  const instant = parseInstant(time, line.where, { assumeUtc: true });
  if (!instant.ok) return instant;
  const numbers = words.map(parseDecimal);
  if ((words.length !== 6 && words.length !== 9) || numbers.includes(null))
    return fail(line.where, message('formats.time-and-numbers'), quoted(line.text), message('formats.cut-short'));
  const [x, y, z, vx, vy, vz] = numbers as [number, number, number, number, number, number];
  return succeed({ instant: instant.value, positionKm: [x, y, z], velocityKmS: [vx, vy, vz] });
}

/** A message of one or more segments under the header of the first. Micrometres, and nanometres a second: below what any orbit is known to. */
export function formatOem(first: EphemerisMessage, ...more: readonly EphemerisMessage[]): string {
  const header = [
    keywordLine('CCSDS_OEM_VERS', '2.0'),
    keywordLine('CREATION_DATE', formatMessageTime(first.creationInstant)),
    keywordLine('ORIGINATOR', oneLine(first.originator)),
  ];
  return `${[...header, ...[first, ...more].flatMap(segmentLines)].join('\n')}\n`;
}

function segmentLines(segment: EphemerisMessage): string[] {
  const times = segment.states.map(({ instant }) => formatMessageTime(instant));
  return [
    '',
    'META_START',
    keywordLine('OBJECT_NAME', oneLine(segment.objectName)),
    keywordLine('OBJECT_ID', oneLine(segment.objectId)),
    keywordLine('CENTER_NAME', oneLine(segment.centerName)),
    keywordLine('REF_FRAME', oneLine(segment.refFrame)),
    keywordLine('TIME_SYSTEM', segment.timeSystem),
    keywordLine('START_TIME', times[0] ?? ''),
    keywordLine('STOP_TIME', times.at(-1) ?? ''),
    'META_STOP',
    '',
    ...segment.states.map(({ positionKm, velocityKmS }, index) =>
      [times[index], ...positionKm.map((km) => km.toFixed(9)), ...velocityKmS.map((kmS) => kmS.toFixed(12))].join(' '),
    ),
  ];
}
