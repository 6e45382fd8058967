/** From what a card is asked for to a return and its samples: a shipped flight is flown, a finished run is taken as it is. */
import type { Footprint, FootprintMode, Return, SampleRows } from '../../flight/index.ts';
import { sha256 } from '../../math/index.ts';
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { withoutWords } from '../../presentation/index.ts';
import { type FootprintDoor, findFootprint } from '../return/index.ts';
import { shippedReturn, takenAsCrewShip } from '../shipped/index.ts';
import type { World } from '../world/index.ts';
import { shippedPlan } from './recovery-data.ts';

/** What a run left: a return alone, or with its footprint and samples. */
export interface FinishedRun {
  readonly report: Return;
  readonly footprint: Footprint | null;
  readonly samples: readonly SampleRows[];
}

export interface RecoverySource extends FinishedRun {
  readonly reportDigest: string;
  readonly footprintDigest: string | null;
  readonly weights: Readonly<Partial<Record<FootprintMode, number>>>;
  /** As which ship a short name was taken. */
  readonly taken: { readonly asked: string; readonly name: string } | null;
}

export interface SampledFlight {
  readonly flight: string;
  readonly samples: number;
  readonly seed: number;
}

/** Of a finished run, what it rests on. */
export function sourceOf({ report, footprint, samples }: FinishedRun): RecoverySource {
  return {
    report,
    reportDigest: sha256(JSON.stringify(withoutWords(report))),
    footprint,
    footprintDigest: footprint === null ? null : sha256(JSON.stringify(withoutWords(footprint))),
    samples,
    weights: Object.fromEntries((footprint?.modes ?? []).map(({ mode, weight }) => [mode, weight])),
    taken: null,
  };
}

/** A shipped flight's guided plan with every error drawn; where its elements are not known, by a plan that says what it assumes. */
export async function flownSource(
  world: World,
  { flight, samples, seed }: SampledFlight,
  door: Omit<FootprintDoor, 'keeper'>,
): Promise<Outcome<RecoverySource>> {
  const known = shippedReturn(world, flight);
  if (!known.ok) {
    const { found, hint } = known.failure;
    return fail('subject', message('workflows.flight-or-run'), found, hint);
  }
  const plan = known.value.chosenElements === null ? shippedPlan(world, known.value.id) : null;
  const assumed = plan === null ? {} : { elements: plan, after: known.value.burnStart.value };
  const found = await findFootprint(
    world,
    { flight: known.value.id, mode: 'guided', samples, seed, ...assumed },
    { ...door, keeper: null },
  );
  if (!found.ok) return found;
  const { footprint, samples: rows } = found.value;
  const taken = takenAsCrewShip(flight, known.value) === null ? null : { asked: flight.trim(), name: known.value.name };
  return succeed({ ...sourceOf({ report: footprint.nominal, footprint, samples: rows }), taken });
}
