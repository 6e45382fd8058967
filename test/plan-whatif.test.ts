/** What-ifs keep to their question, and to what was known on their day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worldAt } from '../src/store/index.ts';
import { momentOf } from '../src/record/index.ts';
import { type WhatIf, type WhatIfQuestion, whatIf } from '../src/workflows/plan/index.ts';

const world = worldAt(momentOf('2026-12-01'));

function ask(question: WhatIfQuestion): WhatIf {
  const answer = whatIf(world, question);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
}

const DAYS = ['2022-04-02', '2022-12-20', '2023-06-01', '2024-02-01', '2025-02-01', '2025-12-01'];

test('contract: a repair after joint flights stop puts nobody into a partner’s ship who was not to be there', () => {
  for (const on of DAYS) {
    const { plans, book } = ask({ stop: 'joint-flights', on });
    const sideOf = (ship: string | null) =>
      book.station.vehicles.get(plans.repaired.visits.find(({ flight }) => flight === ship)?.vehicle ?? '')?.side;
    const crossed = (plan: typeof plans.repaired) =>
      new Set(
        plan.seats
          .filter(({ off }) => off === undefined)
          .flatMap(({ person, side, up, down, homes }) =>
            [up, down, ...homes.map(({ ship }) => ship)]
              .filter((ship) => sideOf(ship) !== undefined && sideOf(ship) !== side)
              .map((ship) => `${person} ${ship}`),
          ),
      );
    const allowed = crossed(plans.broken);
    for (const seat of crossed(plans.repaired)) assert.ok(allowed.has(seat), `${on}: ${seat}`);
  }
});

test('contract: a lost ship stays lost, a ship that leaves has left, one that stays longer stays, and nothing flies while it is out of service', () => {
  const lost = ask({ lose: 'soyuz-ms-22', on: '2022-12-14' });
  for (const { homes } of lost.plans.repaired.seats)
    assert.ok(homes.every(({ ship, from }, i) => ship !== 'soyuz-ms-22' || i === 0 || from < momentOf('2022-12-14')));
  const left = ask({ leave: 'crew-5', on: '2023-01-15' });
  assert.equal(left.plans.repaired.visits.find(({ flight }) => flight === 'crew-5')!.departAt, momentOf('2023-01-15'));
  const longer = ask({ extend: 'soyuz-ms-24', days: 60, on: '2023-10-01' });
  const departs = (plan: typeof longer.plans.broken) => plan.visits.find(({ flight }) => flight === 'soyuz-ms-24')!.departAt;
  assert.equal(departs(longer.plans.repaired), departs(longer.plans.broken));
  for (const ground of ['soyuz', 'site-31', 'dragon']) {
    const { plans } = ask({ ground, from: '2023-06-01', to: '2023-11-01' });
    const hit = (plan: typeof plans.broken) =>
      plan.visits.filter(
        ({ off, launchAt, vehicle, pad }) =>
          off === undefined &&
          launchAt !== null &&
          launchAt >= momentOf('2023-06-01') &&
          launchAt < momentOf('2023-11-01') &&
          (ground === 'site-31' ? pad === 'Baikonur 31/6' : vehicle.includes(ground)),
      );
    assert.ok(hit(plans.before).length > 0, ground);
    // An arrival beyond the end is judged by no rule, and so is no repair.
    const beyond = (plan: typeof plans.broken) => plan.visits.filter(({ off, arriveAt }) => off === undefined && arriveAt >= plan.to);
    assert.deepEqual(
      beyond(plans.repaired).map(({ flight }) => flight),
      beyond(plans.broken).map(({ flight }) => flight),
    );
    assert.deepEqual([hit(plans.broken), hit(plans.repaired)], [[], []], ground);
  }
});

test('contract: who is up already is not kept on the ground, and nobody with a name is replaced by a role', () => {
  for (const on of DAYS) {
    const { plans } = ask({ stop: 'joint-flights', on });
    const day = momentOf(on);
    for (const { person, up, off, named, side } of plans.repaired.seats) {
      const visit = plans.repaired.visits.find(({ flight }) => flight === up);
      const before = plans.broken.seats.find((seat) => seat.person === person && seat.up === up);
      if (off !== undefined && before !== undefined && before.off === undefined)
        assert.ok((visit?.launchAt ?? visit?.arriveAt ?? 0) > day, `${on}: ${person} is up`);
      if (before !== undefined || named) continue;
      const lost = plans.broken.seats.filter((seat) => seat.up === up && seat.off !== undefined);
      assert.ok(
        lost.some((seat) => seat.side !== side),
        `${on}: ${person} in ${up}`,
      );
    }
  }
});

test('contract: who is on the way up is not kept on the ground, whatever is lost', () => {
  for (const [lose, on] of [
    ['soyuz-tma-8', '2006-09-20'],
    ['soyuz-tm-31', '2001-03-10'],
  ] as const) {
    const { plans } = ask({ lose, on });
    for (const { person, up, off } of plans.repaired.seats) {
      const visit = plans.repaired.visits.find(({ flight }) => flight === up);
      const before = plans.broken.seats.find((seat) => seat.person === person && seat.up === up);
      if (off !== undefined && before?.off === undefined)
        assert.ok((visit?.launchAt ?? visit?.arriveAt ?? 0) > momentOf(on), `${on}: ${person} is up in ${up}`);
    }
  }
});

test('contract: a leak that is to come is not cured before it is known, but by hindsight', () => {
  const known = (question: Partial<WhatIfQuestion>) =>
    ask({ stop: 'joint-flights', on: '2022-04-02', ...question }).plans.before.unfit.map(({ ship }) => ship);
  assert.deepEqual(known({}), []);
  assert.deepEqual(known({ hindsight: true }), ['soyuz-ms-22']);
  assert.deepEqual(known({ on: '2022-12-20' }), ['soyuz-ms-22']);
});

test('contract: the time that is looked at is told, and ends where the record does', () => {
  assert.deepEqual(ask({ stop: 'joint-flights', on: '2025-12-01' }).horizon.values, {
    from: '2025-11-30',
    to: '2026-07-26',
    known: '2026-07-26',
  });
  assert.deepEqual(ask({ stop: 'joint-flights', on: '2022-04-02' }).horizon.values, {
    from: '2022-04-01',
    to: '2023-04-02',
    known: '2026-07-26',
  });
});

test('fault: days that are none, and an end before the beginning, are refused', () => {
  const refused = (question: WhatIfQuestion) => {
    const answer = whatIf(world, question);
    assert.ok(!answer.ok);
    return answer.failure.where;
  };
  for (const days of [-5, 0, Number.NaN, 1e9]) assert.equal(refused({ extend: 'soyuz-ms-24', days, on: '2023-10-01' }), 'days');
  assert.equal(refused({ ground: 'soyuz', from: '2023-06-01', to: '2023-05-01' }), 'to');
  assert.equal(refused({ ground: 'soyuz', from: '2023-06-01', to: '2023-06-01' }), 'to');
});

test('contract: beyond what the record knows a what-if says so, and a ship of an announced day that is past is not there', () => {
  assert.equal(ask({ stop: 'joint-flights', on: '2030-03-01' }).horizon.key, 'workflows.plan-past-horizon');
  assert.equal(ask({ stop: 'joint-flights', on: '2024-03-01' }).horizon.key, 'workflows.plan-horizon');
});

test('contract: a contingency that nobody foresees explains the makeshift places that it led to, and breaks no agreed plan', () => {
  const { before } = ask({ leave: 'soyuz-ms-25', on: '2024-06-26' });
  assert.deepEqual(
    before.reasons.filter(({ hard }) => hard).map(({ rule }) => rule),
    [],
  );
});
