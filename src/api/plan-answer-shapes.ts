/** What the questions about plans are answered with. */
import { z } from 'zod';
import type {
  Conflict,
  CrossedNow,
  Difference,
  GridRule,
  LongRangeChart,
  LostSeat,
  PlanScore,
  ReasonJson,
  ServiceLost,
  SlipDistribution,
  SlipRisk,
} from '../plan/index.ts';
import { shapeOf } from './agreement.ts';
import { type Answer, answerShape, ids, moment } from './answer-shape.ts';
import { messageShape, saidShape, saying, withoutText } from './message-shape.ts';
import { sideShape } from './plan-shape.ts';
import { count, probability, utc } from './quantities.ts';
import { ruleIdShape } from './scenario-shape.ts';

const text = z.string();

const reasonShape = shapeOf<ReasonJson>()(
  z
    .strictObject({
      ...saying,
      rule: ruleIdShape,
      hard: z.boolean().describe('a plan with one of these must not be flown'),
      from: utc,
      to: utc,
      subjects: ids,
      source: text,
      amount: z.number().describe('days, person-days, or 1 for what is a matter of a moment'),
    })
    .transform(withoutText),
);

const scoreShape = shapeOf<PlanScore>()(
  z
    .strictObject({
      impossible: z.number(),
      seatlessDays: z.number(),
      hardDays: z.number(),
      crewDaysShort: z.number(),
      change: z.number(),
      flights: count,
      soft: z.number(),
    })
    .describe('what plans are compared by, the first that differs deciding'),
);

const differenceShape = shapeOf<Difference>()(
  z.strictObject({ ...saying, what: z.enum(['visit', 'seat']), id: text }).transform(withoutText),
);

const window = z.strictObject({ from: utc, to: utc });

/** `union-station/plan-chart/1`: what is docked where and when, and who is aboard. */
export const planChartShape = shapeOf<Answer<'plan-chart', LongRangeChart>>()(
  answerShape('plan-chart', {
    title: saidShape,
    from: utc,
    to: utc,
    knownUntil: utc.nullable().describe('until when the record tells what flew'),
    rows: z.array(
      z.strictObject({
        port: text,
        name: text,
        segment: z.enum(['Russian', 'US']),
        bars: z.array(
          z.strictObject({
            flight: text,
            name: text,
            short: text,
            side: sideShape,
            from: utc,
            to: utc,
            open: z.boolean().describe('no end in this plan'),
            happened: z.boolean(),
            people: z.array(text).describe('who goes home in it'),
            riders: text,
            hasSeats: z.boolean(),
          }),
        ),
      }),
    ),
    counts: z.array(z.strictObject({ from: utc, to: utc, russian: count, us: count, guests: count })),
    light: z
      .strictObject({ lit: z.array(window), highBeta: z.array(window), betaDeg: z.number(), epoch: utc })
      .nullable()
      .describe('when a landing is lit; null where no elements are known'),
    reasons: z.array(reasonShape),
  }),
);

/** `union-station/plan-check/1`: the rules, asked of a plan. */
export const planCheckShape = answerShape('plan-check', {
  plan: text,
  from: utc,
  to: utc,
  visits: count,
  seats: count,
  hard: count.describe('breaches of hard rules'),
  rulesAsked: ids,
  reasons: z.array(reasonShape),
});

const judged = { plan: text, hard: count, score: scoreShape, reasons: z.array(reasonShape) };

const lostSeatShape = shapeOf<LostSeat>()(
  z.strictObject({ person: text, name: text, agency: text, ship: text, shipName: text, at: utc, why: saidShape }),
);
const crossedShape = shapeOf<CrossedNow>()(
  z.strictObject({ person: text, name: text, agency: text, ship: text, shipName: text, until: utc.nullable() }),
);
const serviceShape = shapeOf<ServiceLost>()(
  z.strictObject({
    service: text,
    state: z.enum(['lost', 'cut back']),
    from: utc,
    until: utc
      .nullable()
      .describe('when there is again all that there would be without the change; null where that is not within the plan'),
    without: z.array(text).describe('what no longer gives it'),
    left: z.array(text).describe('what still gives it'),
    means: text.nullable().describe('what that means for those aboard; null where nothing is known to follow'),
    instead: text.nullable(),
    sources: ids,
  }),
);

/** `union-station/plan-whatif/1`: what breaks, for whom and when, and the best repair that small steps reach. */
export const planWhatIfShape = answerShape('plan-whatif', {
  question: messageShape,
  basis: messageShape,
  horizon: messageShape,
  before: z.strictObject(judged),
  broken: z.strictObject(judged),
  repaired: z.strictObject({ ...judged, steps: z.array(messageShape), tried: count }),
  consequences: z.strictObject({
    seatsLost: z.array(lostSeatShape),
    crossedNow: z.array(crossedShape),
    services: z.array(serviceShape),
    newReasons: z.array(reasonShape),
  }),
  differences: z.array(differenceShape),
});

/** `union-station/plan-diff/1`: what one plan does otherwise than another. */
export const planDiffShape = answerShape('plan-diff', {
  a: text,
  b: text,
  differences: z.array(differenceShape),
  onlyA: z.array(reasonShape),
  onlyB: z.array(reasonShape),
});

const gridRuleShape = shapeOf<GridRule>()(
  z.enum([
    'remove-one-ship',
    'minimum-crew',
    'port-holds-one',
    'ship-life',
    'cadence',
    'pad-turnaround',
    'crossed-seats',
    'outages',
    'cargo',
    'spacing',
    'handover',
    'crew-target',
    'least-stay',
  ]),
);

const conflictShape = shapeOf<Conflict>()(
  z.strictObject({ ...saying, rules: z.array(gridRuleShape), solves: count }).transform(withoutText),
);

/** `union-station/plan-solved/1`: what the solver proposes; the plan itself is written to a file. */
export const planSolvedShape = answerShape('plan-solved', {
  scenario: text,
  model: z.strictObject({
    rows: count,
    binaries: count,
    weeks: count,
    status: text,
    cost: z.number().nullable(),
    bound: z.number().nullable(),
    gap: z.number().nullable(),
    seconds: z.number(),
  }),
  relaxed: z.record(z.string(), z.number()).describe('what the model had to give up, by rule'),
  conflict: conflictShape.nullable(),
  hard: count.describe('breaches of hard rules, what comes with the start and goes on among them'),
  given: z.array(reasonShape).describe('breaches of hard rules that come with the start, each until the plan ends it'),
  score: scoreShape,
  repairSteps: z.array(messageShape),
  reasons: z.array(reasonShape),
  plan: text,
  written: z.array(text).describe('paths of the files'),
});

const distributionShape = shapeOf<SlipDistribution & { readonly names: readonly string[] }>()(
  z.strictObject({
    event: z.enum(['launch', 'landing']),
    vehicles: ids,
    names: z.array(text).describe('of the vehicles'),
    onTime: probability,
    medianDays: z.number(),
    sigmaLn: z.number(),
    bounds: z.record(z.string(), z.array(z.number())).exactOptional(),
    status: z.enum(['published', 'derived', 'practice', 'fitted', 'assumed']),
    source: text,
  }),
);

const riskShape = shapeOf<SlipRisk>()(
  z
    .strictObject({
      ...saying,
      rule: ruleIdShape,
      hard: z.boolean(),
      subjects: ids,
      probability,
      within: z.number().describe('half the width of a 95 % interval'),
      meanDays: z.number(),
    })
    .transform(withoutText),
);

/** `union-station/plan-slips/1`: how likely which rule breaks when launches and landings are late. */
export const planSlipsShape = answerShape('plan-slips', {
  plan: text,
  from: text,
  to: text,
  launches: count.describe('launches and departures in that time, which can slip'),
  samples: count,
  seed: count,
  anyHard: probability,
  portConflict: probability,
  seatless: probability,
  untended: probability,
  slipDays: z.strictObject({ mean: z.number(), p90: z.number() }).describe('all slips of a plan together'),
  risks: z.array(riskShape),
  distributions: z.array(distributionShape),
  seen: z.array(
    z.strictObject({ flight: text, name: text, event: text, plannedFor: moment, actual: moment, days: z.number(), fact: text }),
  ),
});
