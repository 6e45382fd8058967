import type { ReturnInput } from '../../flight/index.ts';
import { isOem, parseElements, parseOem } from '../../formats/orbit/index.ts';
import { sha256 } from '../../math/index.ts';
import { type EphemerisTable, type Orbit, tabulate } from '../../orbit/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, formatInstant } from '../../time/index.ts';
import type { ShippedReturn } from '../shipped/index.ts';
import type { NamedText } from '../world/index.ts';
import type { ReturnQuestion } from './return-question.ts';

const STATION_CATALOG_NUMBER = 25544;

export interface FoundElements {
  readonly set: Orbit;
  readonly inputs: readonly ReturnInput[];
  readonly warnings: readonly Message[];
}

/** Those of the question, else those that ship for the flight. */
export function findElements(question: ReturnQuestion, shipped: ShippedReturn | null, reference: Instant | null): Outcome<FoundElements> {
  if (question.elements !== undefined) return readElements('elements', question.elements, reference);
  if (shipped === null)
    return fail('', message('workflows.flight-or-elements'), message('workflows.neither'), message('workflows.try-a-flight'));
  const chosen = shipped.chosenElements === null ? undefined : shipped.elements[shipped.chosenElements];
  if (chosen === undefined)
    return fail(
      'flight',
      message('workflows.shipped-elements'),
      message('workflows.none-found-for', { flight: shipped.id }),
      message('workflows.elements-of-days-before'),
    );
  const name = `data/returns/${shipped.id}.json`;
  const found = readElements(name, { name, text: `${chosen.line1}\n${chosen.line2}\n` }, reference);
  if (!found.ok) return found;
  return succeed({
    ...found.value,
    warnings: [message('workflows.elements-chosen', { reason: shipped.chosenElementsReason }), ...found.value.warnings],
  });
}

function readEphemeris(where: string, text: string): Outcome<EphemerisTable> {
  const parsed = parseOem(text, where);
  if (!parsed.ok) return parsed;
  const first = parsed.value[0];
  if (first === undefined) return fail(where, message('workflows.segment-with-states'), message('workflows.none'));
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

/**
 * One orbit of a text: an ephemeris (OEM), or one set of elements: the station's where it is among several, the last before the time asked
 * about, or else the first after. `field` is where the text stands in the question.
 */
export function readElements(field: string, { name, text }: NamedText, reference: Instant | null): Outcome<FoundElements> {
  if (isOem(text)) {
    const table = readEphemeris(field, text);
    return table.ok
      ? succeed({ set: table.value, warnings: [], inputs: [{ name, sha256: sha256(text), epoch: formatInstant(table.value.epoch, 3) }] })
      : table;
  }
  const parsed = parseElements(text, field);
  if (!parsed.ok) return parsed;
  const station = parsed.value.filter((set) => set.catalogNumber === STATION_CATALOG_NUMBER);
  const sets = (station.length > 0 ? station : parsed.value).toSorted((a, b) => a.epoch - b.epoch);
  const before = reference === null ? sets.at(-1) : sets.findLast((set) => set.epoch <= reference);
  const set = before ?? sets[0];
  if (set === undefined) return fail(field, message('workflows.one-element-set'), message('workflows.none'));
  const warnings: Message[] = [];
  const number = set.catalogNumber ?? message('workflows.no-number');
  if (parsed.value.length > 1)
    warnings.push(message('workflows.sets-in-file', { name, count: parsed.value.length, number, epoch: formatInstant(set.epoch) }));
  if (set.catalogNumber !== STATION_CATALOG_NUMBER)
    warnings.push(message('workflows.other-object', { number, station: STATION_CATALOG_NUMBER }));
  return succeed({ set, warnings, inputs: [{ name, sha256: sha256(text), epoch: formatInstant(set.epoch, 3) }] });
}
