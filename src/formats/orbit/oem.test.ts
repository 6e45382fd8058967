import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Outcome } from '../../outcome/index.ts';
import { addSeconds, formatInstant, instantFromUtcMs } from '../../time/index.ts';
import { type EphemerisMessage, formatOem, parseOem } from './oem.ts';
import { sayFailure } from '../../presentation/index.ts';

const OEM = `CCSDS_OEM_VERS = 2.0
COMMENT made by hand for this test
CREATION_DATE = 2022-086T14:00:00
ORIGINATOR = Union Station

META_START
OBJECT_NAME = ISS
OBJECT_ID = 1998-067A
CENTER_NAME = EARTH
REF_FRAME = EME2000
TIME_SYSTEM = UTC
START_TIME = 2022-03-27T12:00:00.000
STOP_TIME = 2022-03-27T12:08:00.000
META_STOP
COMMENT states every four minutes

2022-03-27T12:00:00.000 -2000.5 6000.25 -2.5e3 -5.5 .5 -5.25
2022-03-27T12:04:00.000Z 1000 2000 7000 4 5 6 0.001 0.002 0.003
2022-086T12:08:00 -3000 -2000 -7000 0 0 0
COVARIANCE_START
EPOCH = 2022-03-27T12:00:00
1
COVARIANCE_STOP
META_START
OBJECT_NAME = ISS
OBJECT_ID = 1998-067A
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
META_STOP
2022-03-27T12:08:00 4000 4000 4000 1 1 1
`;

function valueOf<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.failure));
  return outcome.value;
}

function refusal(text: string) {
  const outcome = parseOem(text, 'iss.oem');
  assert.ok(!outcome.ok, 'parsed');
  return sayFailure(outcome.failure);
}

test('segments keep their frames; accelerations and covariances are passed over', () => {
  const [first, second, ...others] = valueOf(parseOem(OEM.replaceAll('\n', '\r\n'), 'iss.oem'));
  assert.equal(others.length, 0);
  assert.equal(first?.refFrame, 'EME2000');
  assert.equal(second?.refFrame, 'TEME');
  assert.equal(second?.originator, 'Union Station');
  assert.equal(formatInstant(first.creationInstant), '2022-03-27T14:00:00Z');
  assert.equal(first?.states.length, 3);
  assert.deepEqual(first?.states[0]?.positionKm, [-2000.5, 6000.25, -2500]);
  assert.deepEqual(first?.states[0]?.velocityKmS, [-5.5, 0.5, -5.25]);
  assert.equal(formatInstant(first.states[2]!.instant), '2022-03-27T12:08:00Z');
});

test('failures', () => {
  assert.equal(refusal(OEM.replace('TIME_SYSTEM = UTC', 'TIME_SYSTEM = TAI')).wanted, 'TIME_SYSTEM UTC');
  assert.equal(refusal(OEM.replace('REF_FRAME = EME2000\n', '')).wanted, 'REF_FRAME');
  assert.equal(refusal(OEM.replace('CCSDS_OEM_VERS', 'CCSDS_OMM_VERS')).wanted, 'CCSDS_OEM_VERS');
  assert.match(refusal(OEM.replace('1000 2000 7000 4 5 6 0.001 0.002 0.003', '1000 2000 7000 4 5')).where, /^iss\.oem:18$/);
  assert.equal(refusal(OEM.replace('12:04:00.000Z', '11:59:00Z')).wanted, 'a later time than the line before');
  assert.equal(refusal(OEM.replace('12:08:00.000', '12:07:00.000')).wanted, 'states within START_TIME and STOP_TIME');
  assert.equal(refusal(OEM.slice(0, OEM.indexOf('META_STOP'))).wanted, 'META_STOP');
  assert.equal(refusal(OEM.slice(0, OEM.indexOf('META_START'))).wanted, 'META_START');
  assert.equal(refusal(OEM.slice(0, OEM.indexOf('COMMENT states'))).wanted, 'at least one state');
});

const word = fc.stringMatching(/^[A-Za-z0-9()-]{1,20}$/);
const kilometres = fc.tuple(...([1, 2, 3] as const).map(() => fc.double({ min: -1e5, max: 1e5, noNaN: true })));
/** Somewhere between the surface and beyond the geostationary ring. */
const positions = fc.tuple(...([1, 2, 3] as const).map(() => fc.double({ min: 4000, max: 25_000, noNaN: true })));
const moment = fc.integer({ min: 63_072_000, max: 4_000_000_000 }).map((s) => instantFromUtcMs(s * 1000 + 0.125));
const segment: fc.Arbitrary<EphemerisMessage> = fc
  .record({
    originator: word,
    creationInstant: moment,
    objectName: word,
    objectId: word,
    centerName: fc.constant('EARTH'),
    refFrame: fc.constantFrom('TEME', 'EME2000', 'ITRF2000'),
    start: moment,
    rows: fc.array(fc.record({ stepS: fc.integer({ min: 1, max: 600 }), positionKm: positions, velocityKmS: kilometres }), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ start, rows, ...rest }) => {
    let instant = start;
    const states = rows.map(({ stepS, positionKm, velocityKmS }) => {
      instant = addSeconds(instant, stepS);
      return {
        instant,
        positionKm: [...positionKm] as [number, number, number],
        velocityKmS: [...velocityKmS] as [number, number, number],
      };
    });
    return { ...rest, timeSystem: 'UTC' as const, states };
  });

test('property: a message written is read back to the micrometre and microsecond', () => {
  fc.assert(
    fc.property(segment, segment, (first, second) => {
      const read = valueOf(parseOem(formatOem(first, second), 'x'));
      const bare = (message: EphemerisMessage) => ({ ...message, states: [], creationInstant: 0, originator: '' });
      assert.deepEqual(read.map(bare), [first, second].map(bare));
      assert.ok(read.every((message) => message.originator === first.originator));
      for (const [index, message] of [first, second].entries()) {
        assert.equal(read[index]!.states.length, message.states.length);
        for (const [at, state] of message.states.entries()) {
          const back = read[index]!.states[at]!;
          assert.ok(Math.abs(back.instant - state.instant) < 1.1e-6);
          for (const axis of [0, 1, 2] as const) {
            assert.ok(Math.abs(back.positionKm[axis] - state.positionKm[axis]) < 1e-9);
            assert.ok(Math.abs(back.velocityKmS[axis] - state.velocityKmS[axis]) < 1e-9);
          }
        }
      }
    }),
  );
});

test('property: a cut or altered message never throws', () => {
  fc.assert(
    fc.property(fc.nat(OEM.length), fc.nat(10), fc.string(), (at, length, scrap) => {
      parseOem(OEM.slice(0, at) + scrap + OEM.slice(at + length), 'x');
      parseOem(scrap, 'x');
    }),
    { numRuns: 1000 },
  );
});
