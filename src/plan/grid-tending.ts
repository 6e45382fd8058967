/** Who is there for the whole of a week: enough of each side to tend its segment, and somebody to hand over to. */
import { COSTS, type GridDraft, addRuled, cameName, leftTerms, term, wentName } from './grid-draft.ts';
import type { Mix } from './grid.ts';
import type { Term } from './linear-model.ts';
import { SIDES } from './plan.ts';

interface Presence {
  readonly terms: readonly Term[];
  /** What the ships that are there add, as long as none of them has left. */
  readonly given: number;
}

/** There for the whole of a week: came before it, leaves after it. A ship counts by its kind and the people in it. */
function presentIn(draft: GridDraft, week: number, weigh: (people: Mix, kind: string) => number): Presence {
  const { kinds, ships } = draft.grid;
  const coming = kinds.flatMap(({ id, mixes }) =>
    mixes.flatMap(({ people }, m) => {
      const times = weigh(people, id);
      if (times === 0) return [];
      return [...(week > 0 ? [term(cameName(id, m, week - 1), times)] : []), term(wentName(id, m, week), -times)];
    }),
  );
  const weights = ships.map(({ people, kind }) => weigh(people, kind));
  const leaving = weights.flatMap((times, s) => (times === 0 ? [] : leftTerms(draft, s, week, -times)));
  return { terms: [...coming, ...leaving], given: weights.reduce((sum, times) => sum + times, 0) };
}

export function addTending(draft: GridDraft, week: number): void {
  for (const side of SIDES) {
    const ships = presentIn(draft, week, (people) => (people[side] > 0 ? 1 : 0));
    const people = presentIn(draft, week, (mix) => mix[side]);
    const atLeast = (name: string, { terms, given }: Presence, least: number) =>
      ({ name: `${name}_${side}_${week}`, terms, sense: '>=', right: least - given }) as const;
    // Take any one ship away: another must bring somebody of the side home, so at least two have one.
    addRuled(draft, 'remove-one-ship', atLeast('t', ships, 2), COSTS.unsafeWeek);
    addRuled(draft, 'minimum-crew', atLeast('n', people, 1), 2 * COSTS.unsafeWeek);
    addRuled(draft, 'crew-target', atLeast('c', people, draft.grid.target[side]), COSTS.personWeek);
  }
}

/** One that stays has been there since the week before: so who leaves has somebody to hand over to. */
export function addHandovers(draft: GridDraft, week: number): void {
  for (const { id, mixes } of draft.grid.kinds) {
    if (headsIn(mixes[0]!.people) === 0) continue;
    const { terms, given } = presentIn(draft, week, (people, kind) => (kind === id && headsIn(people) > 0 ? 1 : 0));
    addRuled(draft, 'handover', { name: `h_${id}_${week}`, terms, sense: '>=', right: 1 - given }, COSTS.handoverWeek);
  }
}

const headsIn = ({ russian, us }: Mix): number => russian + us;
