import type { ReturnInput } from '../../flight/index.ts';
import { parseElements, parseOem } from '../../formats/orbit/index.ts';
import { sha256 } from '../../math/index.ts';
import { type EphemerisTable, type Orbit, tabulate } from '../../orbit/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { type Instant, formatInstant } from '../../time/index.ts';
import type { NamedText, ShippedReturn } from '../world/index.ts';
import type { ReturnQuestion } from './return-question.ts';

const STATION_CATALOG_NUMBER = 25544;

export interface FoundElements {
  readonly set: Orbit;
  readonly inputs: readonly ReturnInput[];
  readonly warnings: readonly string[];
}

/** Those of the question, else those that ship for the flight. */
export function findElements(question: ReturnQuestion, shipped: ShippedReturn | null, reference: Instant | null): Outcome<FoundElements> {
  if (question.elements !== undefined) return readElements(question.elements, reference);
  if (shipped === null)
    return fail('request', 'a FLIGHT or --elements FILE', 'neither', 'Try `union return soyuz-ms-19`, or give a TLE or OMM file.');
  const chosen = shipped.chosenElements === null ? undefined : shipped.elements[shipped.chosenElements];
  if (chosen === undefined)
    return fail(
      `flight ${shipped.id}`,
      'shipped elements',
      'none were found for it',
      'Give a TLE or OMM of the days before with --elements.',
    );
  const found = readElements({ name: `data/returns/${shipped.id}.json`, text: `${chosen.line1}\n${chosen.line2}\n` }, reference);
  if (!found.ok) return found;
  return succeed({ ...found.value, warnings: [`Elements: ${shipped.chosenElementsReason}`, ...found.value.warnings] });
}

/** A CCSDS ephemeris names itself in its first keyword. */
const OEM_PATTERN = /^\s*CCSDS_OEM_VERS/;

function readEphemeris({ name, text }: NamedText): Outcome<EphemerisTable> {
  const parsed = parseOem(text, name);
  if (!parsed.ok) return parsed;
  const first = parsed.value[0];
  if (first === undefined) return fail(name, 'a segment with states', 'none');
  const metres = (vector: readonly [number, number, number]) => [vector[0] * 1000, vector[1] * 1000, vector[2] * 1000] as const;
  return tabulate(
    first.objectName,
    first.objectId,
    first.creationInstant,
    parsed.value.map(({ refFrame, states }) => ({
      frame: refFrame,
      states: states.map(({ instant, positionKm, velocityKmS }) => ({
        instant,
        positionM: metres(positionKm),
        velocityMps: metres(velocityKmS),
      })),
    })),
  );
}

/** One orbit of a text: an ephemeris (OEM), or one set of elements: the station's where it is among several, the last before the time asked about, or else the first after. */
export function readElements({ name, text }: NamedText, reference: Instant | null): Outcome<FoundElements> {
  if (OEM_PATTERN.test(text)) {
    const table = readEphemeris({ name, text });
    return table.ok
      ? succeed({ set: table.value, warnings: [], inputs: [{ name, sha256: sha256(text), epoch: formatInstant(table.value.epoch, 3) }] })
      : table;
  }
  const parsed = parseElements(text, name);
  if (!parsed.ok) return parsed;
  const station = parsed.value.filter((set) => set.catalogNumber === STATION_CATALOG_NUMBER);
  const sets = (station.length > 0 ? station : parsed.value).toSorted((a, b) => a.epoch - b.epoch);
  const before = reference === null ? sets.at(-1) : sets.findLast((set) => set.epoch <= reference);
  const set = before ?? sets[0];
  if (set === undefined) return fail(name, 'at least one element set', 'none');
  const warnings: string[] = [];
  if (parsed.value.length > 1)
    warnings.push(`${name} has ${parsed.value.length} sets; used: ${set.catalogNumber} of ${formatInstant(set.epoch)}.`);
  if (set.catalogNumber !== STATION_CATALOG_NUMBER)
    warnings.push(`The elements are of object ${set.catalogNumber}, not of the station (${STATION_CATALOG_NUMBER}).`);
  return succeed({ set, warnings, inputs: [{ name, sha256: sha256(text), epoch: formatInstant(set.epoch, 3) }] });
}
