import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { message } from '../outcome/index.ts';
import { BOOK, START, day, seat, steadyPlan, visit } from './small-plan.fixture.ts';
import { type Told, addSeconds } from '../time/index.ts';
import { applyChange } from './change.ts';
import { type RuleBook, evaluate, reasonJson } from './evaluate.ts';
import { diffPlans } from './diff-plans.ts';
import { lightDays } from './light-windows.ts';
import { betaDeg } from './orbit-plane.ts';
import { type PlanFile, planFromFile, planJson } from './plan-file.ts';
import { roleSeat } from './role-seat.ts';
import { withSettings } from './scenario.ts';
import { type ScenarioFile, changeFromFile, scenarioFromFile } from './scenario-file.ts';
import { compareScores, scoreOf } from './score.ts';
import { sceneOf } from './scene.ts';
import { slipRisks, slippedPlan } from './slips.ts';
import type { Plan, Seat } from './plan.ts';
import type { RuleId } from './rule-data.ts';

const rulesBroken = (plan: Plan, book: RuleBook = BOOK): readonly string[] => [
  ...new Set(
    evaluate(plan, book)
      .filter(({ hard }) => hard)
      .map(({ rule }) => rule),
  ),
];
const steady = steadyPlan(100);
const only = (plan: Plan, rule: RuleId, book: RuleBook = BOOK) =>
  evaluate(plan, { ...book, rules: book.rules.map((one) => ({ ...one, on: one.id === rule })) });

test('unit: a plan in which all holds has no hard reason', () => {
  assert.deepEqual(rulesBroken(steady), []);
});

test('unit: two ships at a port, for the days they share', () => {
  const plan = { ...steady, visits: [...steady.visits, visit('other', 'soyuz-ms', 'r1', 20, 30)] };
  const [reason, ...others] = only(plan, 'port-holds-one');
  assert.deepEqual([reason!.from, reason!.to, reason!.amount, others.length], [day(20), day(30), 10, 0]);
  assert.deepEqual([...reason!.subjects].toSorted(), ['other', 'r1', 'soyuz']);
});

test('unit: a port takes only ships it is made for, and only while it is there', () => {
  const [lost, ...none] = only({ ...steady, visits: [...steady.visits, visit('lost', 'crew-dragon', 'r2', 20, 30)] }, 'port-takes-ship');
  assert.deepEqual([lost!.values['takes'], none], [['Soyuz MS', 'Progress'], []]);
  const closed = new Map(
    [...BOOK.station.ports].map(([id, port]) => [id, { ...port, open: id === 'r2' ? [{ from: day(0), to: day(10) }] : port.open }]),
  );
  const plan = { ...steady, visits: [...steady.visits, visit('late', 'progress', 'r2', 20, 30)] };
  assert.equal(only(plan, 'port-takes-ship', { ...BOOK, station: { ...BOOK.station, ports: closed } }).length, 1);
  assert.equal(only(plan, 'port-takes-ship').length, 0);
});

test('unit: who has no seat in a docked ship that is fit has no way home', () => {
  const unfit = { ...steady, unfit: [{ ship: 'soyuz', from: day(40), to: null, why: 'leak', source: 'test' }] };
  const reasons = only(unfit, 'seat-home');
  assert.deepEqual(
    reasons.map(({ subjects }) => subjects[0]),
    ['rus-1', 'rus-2', 'usa-1'],
  );
  assert.ok(reasons.every(({ from, to }) => from === day(40) && to === day(100)));
  const given = {
    ...steady,
    seats: steady.seats.map((one) =>
      one.person === 'rus-1'
        ? {
            ...one,
            homes: [...one.homes, { ship: null, from: day(10), contingency: false }, { ship: 'soyuz', from: day(12), contingency: false }],
          }
        : one,
    ),
  };
  assert.deepEqual(
    only(given, 'seat-home').map(({ from, to }) => [from, to]),
    [[day(10), day(12)]],
  );
});

test('unit: a fifth person is too many for four seats, and a makeshift place needs a contingency', () => {
  const move = (contingency: boolean): Plan => ({
    ...steady,
    seats: steady.seats.map((one) =>
      one.person === 'usa-1' ? { ...one, down: 'dragon', homes: [...one.homes, { ship: 'dragon', from: day(10), contingency }] } : one,
    ),
  });
  const [full] = only(move(false), 'seat-home');
  assert.deepEqual([full!.key, full!.values['seats'], full!.values['people']], ['plan.too-few-seats', 4, 5]);
  assert.equal(only(move(true), 'contingency-seat')[0]!.key, 'plan.makeshift-undeclared');
  const declared = { ...move(true), unfit: [{ ship: 'soyuz', from: day(5), to: null, why: 'leak', source: 'test' }] };
  assert.deepEqual(
    only(declared, 'contingency-seat').map(({ hard }) => hard),
    [false],
  );
});

test('unit: a ship that moves without its people leaves them without a way home meanwhile', () => {
  const moving = (crewInside: boolean): Plan => ({
    ...steady,
    visits: steady.visits.map((one) =>
      one.flight === 'soyuz'
        ? { ...one, berths: [...one.berths, { port: 'r2', from: addSeconds(day(20), 3600), leftAt: day(20), crewInside }] }
        : one,
    ),
  });
  assert.deepEqual(only(moving(true), 'seat-home'), []);
  const reasons = only(moving(false), 'seat-home');
  assert.equal(reasons.length, 3);
  assert.ok(reasons.every(({ from, to }) => from === day(20) && to === addSeconds(day(20), 3600)));
});

test('unit: take any one ship away: without the crossed seats both segments are told of', () => {
  const apart = { ...steady, seats: steady.seats.filter(({ under }) => under === null) };
  assert.deepEqual(
    only(apart, 'remove-one-ship').map(({ subjects }) => subjects.slice(0, 2)),
    [
      ['russian-segment', 'soyuz'],
      ['us-segment', 'dragon'],
    ],
  );
  assert.deepEqual(only(steady, 'remove-one-ship'), []);
});

test('unit: a rule is hard from its day on, and told before', () => {
  const early = { ...steadyPlan(100), seats: steady.seats.filter(({ under }) => under === null) };
  const rules = BOOK.rules.map((rule) =>
    rule.id === 'remove-one-ship' ? { ...rule, hardSince: reasonJson({ ...evaluate(early, BOOK)[0]!, from: day(50) }).from } : rule,
  );
  const found = only(early, 'remove-one-ship', { ...BOOK, rules });
  assert.deepEqual(
    found.map(({ hard, from, to }) => [hard, from, to]),
    [
      [true, day(50), day(100)],
      [true, day(50), day(100)],
      [false, day(1), day(50)],
      [false, day(1), day(50)],
    ],
  );
});

test('unit: a partner’s ship wants an agreement; an assumed one is told and breaks nothing', () => {
  const plan = {
    ...steady,
    visits: [...steady.visits, visit('next', 'soyuz-ms', 'r2', 30, null)],
    seats: [...steady.seats, seat('usa-9', 'us', 'next', 30)],
  };
  assert.equal(only(plan, 'agreement-cover')[0]!.key, 'plan.no-agreement-covers');
  const agreement = {
    id: 'a',
    title: 'A',
    from: day(0),
    to: day(90),
    open: false,
    covers: [{ flights: ['next'], since: day(0), fact: 'f' }],
  };
  const signed: RuleBook = { ...BOOK, station: { ...BOOK.station, agreements: [agreement] } };
  assert.deepEqual(only(plan, 'agreement-cover', signed), []);
  const stopped = applyChange(plan, signed, { kind: 'stop-joint-flights', on: day(20) });
  assert.ok(stopped.plan.seats.find(({ person }) => person === 'usa-9')!.off !== undefined);
  const assumed = { ...plan, seats: plan.seats.map((one) => (one.person === 'usa-9' ? { ...one, under: 'crossed' } : one)) };
  assert.deepEqual(
    only(assumed, 'agreement-cover').map(({ hard }) => hard),
    [false],
  );
});

test('unit: ship life, pads and groundings', () => {
  const long = steadyPlan(400);
  assert.deepEqual(
    only(long, 'ship-life')
      .filter(({ hard }) => hard)
      .map(({ subjects, from }) => [subjects[0], from]),
    [
      ['soyuz', day(275)],
      ['dragon', day(275)],
    ],
  );
  const out = { what: 'pad 1', from: day(10), to: day(50), why: 'broken', source: 'test' };
  const book: RuleBook = { ...BOOK, station: { ...BOOK.station, padOutages: [out], groundings: [{ ...out, what: 'progress' }] } };
  const plan = {
    ...steady,
    visits: [...steady.visits, { ...visit('a', 'soyuz-ms', 'r2', 20, 40), pad: 'pad 1' }, visit('b', 'progress', 'r2', 60, 70)],
  };
  assert.deepEqual(
    only(plan, 'pad-in-service', book).map(({ subjects }) => subjects[0]),
    ['a'],
  );
  assert.deepEqual(only(plan, 'vehicle-grounded', book), []);
});

const fileOf = (plan: Plan) => JSON.parse(JSON.stringify(planJson(plan))) as Told<PlanFile>;

test('unit: a plan is written and read again as it was', () => {
  assert.deepEqual(planFromFile(fileOf(steady), 'steady'), { ok: true, value: steady });
});

test('unit: what a plan’s file leaves out is as usual', () => {
  const [first] = fileOf(steady).visits;
  const [rider] = fileOf(steady).seats;
  const bare = { flight: first!.flight, vehicle: first!.vehicle, arriveAt: first!.arriveAt, berths: first!.berths };
  const { person, name, agency, up } = rider!;
  const home = { ship: up, from: first!.arriveAt };
  const seats = [null, 'us' as const].map((side) => ({ person, name, agency, up, side, homes: [home] }));
  const file = { schema: 'union-station/plan/1', id: 'p', from: '2030-01-01', to: '2030-06-01', visits: [bare], seats } as const;
  const read = planFromFile(file, 'mine.json');
  assert.ok(read.ok);
  assert.deepEqual(
    [read.value.title, read.value.parent, read.value.commands, read.value.unfit, read.value.visits[0]!.name, read.value.visits[0]!.basis],
    ['', null, [], [], bare.flight, 'planned'],
  );
  assert.deepEqual(
    read.value.seats.map(({ tends, named, down, homes }) => [tends, named, down, homes[0]!.contingency]),
    [
      [false, true, null, false],
      [true, true, null, false],
    ],
  );
});

test('unit: people of a plan who are called the same are told apart by their ships, and by numbers within one', () => {
  const file = fileOf(steady);
  const [first] = file.seats;
  const nobody = (person: string, name: string, up = first!.up) => ({ ...first!, person, name, up, named: false });
  const [one, other] = file.visits;
  const namesOf = (seats: Told<PlanFile>['seats']) => {
    const read = planFromFile({ ...file, seats }, 'mine.json');
    assert.ok(read.ok);
    return read.value.seats.map(({ name }) => name);
  };
  assert.deepEqual(namesOf([nobody('a', 'NASA 1', one!.flight), nobody('b', 'NASA 1', other!.flight), nobody('c', 'NASA 2')]), [
    `NASA 1 of ${one!.flight}`,
    `NASA 1 of ${other!.flight}`,
    'NASA 2',
  ]);
  const ship = one!.flight;
  assert.deepEqual(namesOf([nobody('a', 'NASA', ship), nobody('b', 'NASA', ship)]), [`NASA of ${ship} (1)`, `NASA of ${ship} (2)`]);
  // One who flies twice is one.
  assert.deepEqual(namesOf([nobody('a', 'NASA 1', one!.flight), nobody('a', 'NASA 1', other!.flight)]), ['NASA 1', 'NASA 1']);
});

test('unit: a role seat is the first of its ship that is not taken, whatever became of the others', () => {
  const [ship] = steady.visits;
  const seats: Seat[] = [];
  for (let i = 0; i < 3; i++) seats.push(roleSeat('us', ship!, seats));
  const without = seats.filter((_, i) => i !== 1);
  assert.deepEqual(roleSeat('us', ship!, without), seats[1]);
  assert.equal(new Set(seats.map(({ name }) => name)).size, 3);
});

test('unit: a plan that cannot be is refused with the place', () => {
  const file = fileOf(steady);
  const twice = { ...file, visits: file.visits.map((one) => ({ ...one, flight: 'soyuz' })) };
  for (const [bad, where] of [
    [twice, 'plan.visits[1].flight'],
    [{ ...file, to: file.from }, 'plan.to'],
    [{ ...file, visits: [{ ...file.visits[0]!, arriveAt: 'soon' }] }, 'plan.visits[0].arriveAt'],
  ] as const) {
    const read = planFromFile(bad, 'plan');
    assert.ok(!read.ok);
    assert.equal(read.failure.where, where);
  }
});

test('unit: a scenario switches rules and flights off and changes numbers, each told by its name', () => {
  const file: Told<ScenarioFile> = {
    schema: 'union-station/plan-scenario/1',
    title: 'T',
    from: '2030-01-01',
    to: '2030-06-01',
    rulesOff: ['last-ship'],
    numbers: [{ rule: 'ship-life', name: 'limitDays', for: 'soyuz-ms', since: '2029-01-01', value: 50 }],
    flightsOff: [{ flight: 'dragon', why: 'asked' }],
  };
  const read = scenarioFromFile(file, 'scenario');
  assert.ok(read.ok, JSON.stringify(read));
  const settled = withSettings(read.value, steady, BOOK);
  assert.equal(settled.plan.visits.length, 2);
  assert.equal(settled.plan.visits[1]!.off, 'asked');
  assert.deepEqual(
    only(settled.plan, 'ship-life', settled.book)
      .filter(({ hard }) => hard)
      .map(({ from }) => from),
    [day(50)],
  );
});

test('unit: a scenario that cannot be is refused with the place, and a rough day is the first', () => {
  const file: Told<ScenarioFile> = { schema: 'union-station/plan-scenario/1', from: '2030', to: '2030-06' };
  const flight = { vehicle: 'soyuz-ms', everyDays: 90, stayDays: [200, 100] as [number, number], ports: ['a'], own: 2, crossed: 1 };
  const rough = scenarioFromFile(file, 'mine.json');
  assert.ok(rough.ok);
  assert.deepEqual([rough.value.title, rough.value.from, rough.value.fleet], ['mine.json', day(0), []]);
  for (const [more, where] of [
    [{ to: '2029-06-01' }, 'mine.json.to'],
    [{ from: 'soon' }, 'mine.json.from'],
    [{ crossedUntil: 'never' }, 'mine.json.crossedUntil'],
    [{ numbers: [{ rule: 'ship-life' as const, name: 'limitDays', value: 1, since: 'then' }] }, 'mine.json.numbers[0].since'],
    [{ fleet: [flight] }, 'mine.json.fleet[0].stayDays'],
    [{ changes: [{ kind: 'lose' as const, ship: 'soyuz', on: 'one day' }] }, 'mine.json.changes[0].on'],
  ] as const) {
    const read = scenarioFromFile({ ...file, ...more }, 'mine.json');
    assert.ok(!read.ok);
    assert.equal(read.failure.where, where);
  }
  const ground = changeFromFile({ kind: 'ground', what: 'soyuz', from: '2030-01-01', to: '2030-01-11' }, 'change');
  assert.deepEqual(ground, { ok: true, value: { kind: 'ground', what: 'soyuz', from: day(0), to: day(10) } });
});

test('unit: what two plans do otherwise is said once each', () => {
  const later = { ...steady, visits: steady.visits.map((one) => (one.flight === 'soyuz' ? { ...one, departAt: day(90) } : one)) };
  assert.deepEqual(
    diffPlans(steady, later, BOOK.station).map(({ key, values }) => message(key, values)),
    [message('plan.diff-leaves', { ship: 'soyuz', day: '2030-04-01', was: message('plan.open') })],
  );
  assert.deepEqual(diffPlans(steady, steady, BOOK.station), []);
});

const RANDOM_PLAN = fc
  .array(
    fc.record({
      port: fc.constantFrom('r1', 'r2', 'u1', 'u2'),
      from: fc.integer({ min: 0, max: 80 }),
      stay: fc.integer({ min: 1, max: 60 }),
      people: fc.integer({ min: 0, max: 5 }),
      crossed: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((visits): Plan => ({
    ...steady,
    visits: visits.map(({ port, from, stay }, i) =>
      visit(`v${i}`, port.startsWith('r') ? 'soyuz-ms' : 'crew-dragon', port, from, from + stay),
    ),
    seats: visits.flatMap(({ port, from, people, crossed }, i) =>
      Array.from({ length: people }, (_, k) =>
        seat(`p${i}-${k}`, port.startsWith('r') === (crossed && k === 0) ? 'us' : 'russian', `v${i}`, from),
      ),
    ),
    commands: [],
  }));

test('property: the sweep through time tiles the plan, and each person is where their ship says', () => {
  fc.assert(
    fc.property(RANDOM_PLAN, (plan) => {
      const { situations, visitOf } = sceneOf(plan, BOOK.station);
      let at = plan.from;
      for (const { from, to, aboard, docked } of situations) {
        assert.equal(from, at);
        assert.ok(to > from);
        at = to;
        for (const { seat: one } of aboard)
          assert.ok(visitOf.get(one.up)!.arriveAt <= from && (visitOf.get(one.up)!.departAt ?? Infinity) >= to);
        assert.equal(new Set(docked.map(({ visit: ship }) => ship.flight)).size, docked.length);
      }
      assert.equal(at, plan.to);
    }),
    { numRuns: 200 },
  );
});

test('property: a seat home for everybody agrees with counting by the hour', () => {
  fc.assert(
    fc.property(RANDOM_PLAN, fc.integer({ min: 0, max: 99 }), (plan, dayNumber) => {
      const at = addSeconds(day(dayNumber), 3600);
      const overfull = plan.visits
        .filter(
          ({ arriveAt, departAt, flight, vehicle }) =>
            arriveAt <= at && departAt! > at && plan.seats.filter(({ up }) => up === flight).length > (vehicle === 'soyuz-ms' ? 3 : 4),
        )
        .map(({ flight }) => flight);
      const told = only(plan, 'seat-home')
        .filter(({ from, to, subjects }) => from <= at && at < to && subjects.length === 1)
        .map(({ subjects }) => subjects[0]!);
      assert.deepEqual(at < plan.from ? [] : told.toSorted(), at < plan.from ? [] : overfull.toSorted());
    }),
    { numRuns: 200 },
  );
});

test('property: the order of visits and seats in a plan says nothing', () => {
  fc.assert(
    fc.property(RANDOM_PLAN, (plan) => {
      const key = (one: Plan) =>
        evaluate(one, BOOK)
          .map((reason) => `${reason.rule} ${reason.from} ${reason.to} ${reason.hard} ${reason.amount.toFixed(6)}`)
          .toSorted();
      assert.deepEqual(key({ ...plan, visits: plan.visits.toReversed(), seats: plan.seats.toReversed() }), key(plan));
    }),
    { numRuns: 100 },
  );
});

test('property: switching a rule off takes its reasons away and no other', () => {
  fc.assert(
    fc.property(RANDOM_PLAN, fc.constantFrom(...BOOK.rules.map(({ id }) => id)), (plan, off) => {
      const all = evaluate(plan, BOOK);
      const rest = evaluate(plan, { ...BOOK, rules: BOOK.rules.map((rule) => (rule.id === off ? { ...rule, on: false } : rule)) });
      assert.deepEqual(
        rest,
        all.filter(({ rule }) => rule !== off),
      );
      assert.ok(compareScores(scoreOf(plan, rest, plan), scoreOf(plan, all, plan)) <= 0);
    }),
    { numRuns: 100 },
  );
});

test('unit: slips are the same for the same seed, and late, never early', () => {
  const plan = { ...steady, visits: [...steady.visits, visit('next', 'crew-dragon', 'u2', 30, 60)] };
  const a = slippedPlan(plan, 7, 3, plan.from);
  assert.deepEqual(slippedPlan(plan, 7, 3, plan.from), a);
  for (let sample = 0; sample < 50; sample++) {
    const slipped = slippedPlan(plan, 1, sample, plan.from).plan.visits;
    assert.equal(slipped[0]!.arriveAt, day(0), 'what is there is there');
    assert.ok(slipped[2]!.arriveAt >= day(30));
  }
  const report = slipRisks(plan, BOOK, { samples: 200, seed: 1 });
  assert.ok(report.risks.every(({ probability }) => probability > 0 && probability <= 1));
  assert.deepEqual(slipRisks(plan, BOOK, { samples: 200, seed: 1 }), report);
});

/** The station in 2011: the node 0 h of right ascension is as good as any for the length of the cycle. */
const PLANE = { epoch: START, nodeRad: 0, inclinationRad: (51.64 * Math.PI) / 180, nodeRateRadS: (-4.98 * Math.PI) / 180 / 86_400 };

test('unit: solar beta stays within the inclination and the obliquity', () => {
  const all = Array.from({ length: 400 }, (_, i) => betaDeg(PLANE, day(i)));
  assert.ok(Math.max(...all) <= 51.64 + 23.45 && Math.max(...all) > 60, `${Math.max(...all)}`);
});

test('unit: the beta cutout is off unless asked for, and says of what it cannot judge', () => {
  const plan = {
    ...steady,
    visits: [...steady.visits, ...Array.from({ length: 12 }, (_, i) => visit(`v${i}`, 'crew-dragon', 'u2', 5 + i * 8, 6 + i * 8))],
  };
  const limit = BOOK.rules.map((rule) =>
    rule.id === 'beta-cutout'
      ? { ...rule, parameters: [{ name: 'betaDeg', value: 20, unit: 'deg', status: 'assumed' as const, source: 'test' }] }
      : rule,
  );
  const withPlane = (plane: typeof PLANE): RuleBook => ({ rules: limit, station: { ...BOOK.station, plane } });
  assert.equal(evaluate(plan, withPlane(PLANE)).filter(({ rule }) => rule === 'beta-cutout').length, 0);
  const told = only(plan, 'beta-cutout', withPlane(PLANE));
  assert.ok(told.length > 0 && told.length < 12);
  const soft = (book: RuleBook) =>
    evaluate(plan, asking(book))
      .filter(({ rule, hard }) => rule === 'beta-cutout' && !hard)
      .map(({ key, subjects }) => [key, subjects.length]);
  const asking = (book: RuleBook): RuleBook => ({ ...book, rules: book.rules.map((rule) => ({ ...rule, on: rule.id === 'beta-cutout' })) });
  assert.deepEqual(soft(withPlane({ ...PLANE, epoch: day(-2000) })), [['plan.beta-not-told', 12]]);
  assert.deepEqual(soft({ rules: limit, station: BOOK.station }), [['plan.beta-not-told', 12]]);
  assert.deepEqual(soft({ ...BOOK, station: { ...BOOK.station, plane: PLANE } }), [['plan.beta-limit-not-known', 1]]);
});

test('validation: space safety magazine 2011: dark landings come and go about as TMA-21 had it', () => {
  // TMA-21 had to land by 18 September, and the next lit window opened on 26 October: 38 days of dark. The node turns by 360 degrees against the Sun in about 60.
  const days = lightDays(PLANE, { latitudeDeg: 47.33, longitudeDeg: 69.58 }, day(0), day(365));
  const lit = days.map(({ sunElevationDeg }) => (sunElevationDeg ?? -90) > 0);
  const dark: number[] = [];
  let run = 0;
  for (const isLit of lit) {
    if (!isLit) run += 1;
    else if (run > 0) {
      dark.push(run);
      run = 0;
    }
  }
  assert.ok(days.every(({ landingAt }) => landingAt !== null));
  assert.ok(
    dark.slice(1).some((length) => Math.abs(length - 38) <= 6),
    dark.join(),
  );
});

test('unit: a pad is made ready again between two launches, where that time is known', () => {
  const pad = 'Baikonur 31/6';
  const launches = (second: number) => ({
    ...steady,
    visits: [
      ...steady.visits,
      { ...visit('a', 'progress', 'r2', 22, 60), launchAt: day(20), pad },
      { ...visit('b', 'progress', 'r2', second + 2, 90), launchAt: day(second), pad },
    ],
  });
  assert.deepEqual(
    only(launches(28), 'pad-turnaround').map(({ subjects, hard }) => [subjects, hard]),
    [[['b', 'a', pad], true]],
  );
  assert.deepEqual(only(launches(35), 'pad-turnaround'), []);
  const elsewhere = launches(28);
  const other = { ...elsewhere, visits: elsewhere.visits.map((one) => ({ ...one, pad: one.pad === pad ? 'another' : one.pad })) };
  assert.deepEqual(only(other, 'pad-turnaround'), [], 'nothing is known of that pad');
});
