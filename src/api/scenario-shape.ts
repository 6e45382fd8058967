import { z } from 'zod';
import type { RuleId, ScenarioFile, ScenarioFlight, ScenarioNumber } from '../plan/index.ts';
import { shapeOf } from './agreement.ts';
import { changeShape, day } from './change-shape.ts';
import { schemaName } from './quantities.ts';

const MAX_LIST = 200;
const MAX_PEOPLE = 7;
const MAX_DAYS = 3650;

export const ruleIdShape = shapeOf<RuleId>()(
  z.enum([
    'port-holds-one',
    'port-takes-ship',
    'clearance',
    'spacing',
    'ship-life',
    'seat-home',
    'contingency-seat',
    'remove-one-ship',
    'last-ship',
    'minimum-crew',
    'crew-target',
    'handover',
    'agreement-cover',
    'agreement-lead',
    'lit-landing',
    'beta-cutout',
    'crew-duration',
    'pad-in-service',
    'pad-turnaround',
    'vehicle-grounded',
    'commander-aboard',
  ]),
);

const numberShape = shapeOf<ScenarioNumber>()(
  z.strictObject({
    rule: ruleIdShape,
    name: z.string().describe('of the number that it takes the place of, in its unit'),
    value: z.number(),
    for: z.string().exactOptional().describe('of this vehicle, side or ship alone'),
    since: day.exactOptional(),
    bounds: z.array(z.number()).exactOptional(),
  }),
);

const wholeDays = z.int().min(1).max(MAX_DAYS);
const people = z.int().min(0).max(MAX_PEOPLE);

const flightShape = shapeOf<ScenarioFlight>()(
  z.strictObject({
    vehicle: z.string().describe('a vehicle of the record'),
    everyDays: wholeDays.describe('how often one may be launched, at most'),
    stayDays: z.tuple([wholeDays, wholeDays]).describe('at least and at most'),
    ports: z.array(z.string()).min(1).max(MAX_LIST),
    own: people.describe('of its own side in one ship'),
    crossed: people.describe('of the other side in one ship'),
    perYear: z.number().min(0).exactOptional().describe('visits that there have to be'),
  }),
);

/** `union-station/plan-scenario/1`: what a plan is asked about. */
export const scenarioShape = shapeOf<ScenarioFile>()(
  z.strictObject({
    schema: schemaName('union-station/plan-scenario/1'),
    title: z.string().exactOptional(),
    from: day,
    to: day,
    asOf: z.string().nullable().exactOptional().describe('what was known by then'),
    rulesOff: z.array(ruleIdShape).max(MAX_LIST).exactOptional(),
    rulesOn: z.array(ruleIdShape).max(MAX_LIST).exactOptional().describe('rules that are off unless asked for'),
    numbers: z.array(numberShape).max(MAX_LIST).exactOptional(),
    flightsOff: z
      .array(z.strictObject({ flight: z.string(), why: z.string() }))
      .max(MAX_LIST)
      .exactOptional(),
    changes: z.array(changeShape).max(MAX_LIST).exactOptional(),
    crossedUntil: day.nullable().exactOptional().describe('until when seats may be crossed; null: while an agreement names the flight'),
    fleet: z.array(flightShape).max(MAX_LIST).exactOptional(),
  }),
);
