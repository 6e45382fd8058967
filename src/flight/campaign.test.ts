import assert from 'node:assert/strict';
import { test } from 'node:test';
import standardFile from '../../data/dispersions/standard.json' with { type: 'json' };
import type { Message } from '../outcome/index.ts';
import { type Campaign, type CampaignMode, type PreparedCampaign, flyDeviates, flySample, prepareCampaign } from './campaign.ts';
import { SAMPLE_SIZE, SHARD_SAMPLES, columnAt, flyShard, shardOfRows } from './campaign-shard.ts';
import { type DispersionSpec, type Dispersions, type DispersionsFile, PARAMETER_NAMES, dispersionsFromFile } from './dispersion.ts';
import { flyReturn } from './fly-return.ts';
import type { ReturnRequest } from './return-request.ts';
import { MS19 } from './shipped-request.fixture.ts';

function standard(): Dispersions {
  const read = dispersionsFromFile(standardFile as unknown as DispersionsFile, 'standard', null);
  assert.ok(read.ok);
  return read.value;
}

function prepared(request: ReturnRequest = MS19, seed = 1): PreparedCampaign {
  const campaign = prepareCampaign(request, seed, standard(), false);
  assert.ok(campaign.ok, campaign.ok ? '' : JSON.stringify(campaign.failure));
  return campaign.value;
}

const MIDDLE_M = 55_000;

function row(campaign: Campaign, mode: CampaignMode, deviates: Float64Array): Float64Array {
  const out = new Float64Array(SAMPLE_SIZE);
  flyDeviates(campaign, mode, { deviates, failureAltitudeM: MIDDLE_M, sample: null }, out);
  return out;
}

test('unit: a sample whose deviates are all zero is the single return, to the last bit', () => {
  for (const request of [
    MS19,
    { ...MS19, mode: 'ballistic' as const },
    { ...MS19, parachute: 'reserve' as const },
    { ...MS19, ballisticBelowM: 60_000 },
  ]) {
    const { campaign } = prepared(request);
    const mode = campaign.modes[0]!;
    const nominal = row(campaign, mode, new Float64Array(mode.deviates));
    const single = flyReturn(request, false);
    assert.ok(single.ok);
    const { touchdown, peakLoadG } = single.value.report;
    assert.equal(Math.round(nominal[columnAt('latitudeDeg')]! * 1e6) / 1e6, touchdown.latitudeDeg);
    assert.equal(Math.round(nominal[columnAt('longitudeDeg')]! * 1e6) / 1e6, touchdown.longitudeDeg);
    assert.equal(Math.round(nominal[columnAt('peakLoadG')]! * 1e4) / 1e4, peakLoadG);
    assert.equal(nominal[columnAt('eastM')], 0);
    assert.equal(nominal[columnAt('northM')], 0);
  }
});

test('unit: every parameter of the standard file moves a return where it is applied', () => {
  const { campaign } = prepared();
  const moved = new Set<string>();
  for (const mode of campaign.modes) {
    const nominal = row(campaign, mode, new Float64Array(mode.deviates));
    for (const { parameter, at, count } of mode.applied) {
      const deviates = new Float64Array(mode.deviates);
      deviates.fill(1, at, at + count);
      if (row(campaign, mode, deviates).some((value, i) => value !== nominal[i] && !Number.isNaN(value)))
        moved.add(`${mode.mode} ${parameter}`);
    }
  }
  for (const mode of campaign.modes)
    for (const { parameter } of mode.applied)
      assert.ok(moved.has(`${mode.mode} ${parameter}`), `${parameter} does nothing in ${mode.mode}`);
  const known = new Set(campaign.modes.flatMap(({ applied }) => applied.map(({ parameter }) => parameter)));
  for (const name of PARAMETER_NAMES) assert.ok(known.has(name), `${name} is in no mode of Soyuz`);
});

test('unit: a sample depends on its index alone, not on what was flown before it', () => {
  const { campaign } = prepared();
  const mode = campaign.modes[2]!;
  const deviates = new Float64Array(mode.deviates);
  const [first, again] = [new Float64Array(SAMPLE_SIZE), new Float64Array(SAMPLE_SIZE)];
  flySample(campaign, mode, 7, { deviates, row: first });
  const scratch = { deviates: new Float64Array(campaign.modes[0]!.deviates), row: again };
  for (const other of [3, 900, 1]) flySample(campaign, campaign.modes[0]!, other, scratch);
  flySample(structuredClone(campaign), mode, 7, { deviates, row: again });
  assert.deepEqual(again, first);
});

test('unit: a shard read back from its rows is the shard that was flown', () => {
  const { campaign } = prepared();
  const mode = campaign.modes[0]!;
  const shard = flyShard(campaign, mode, SHARD_SAMPLES, 20);
  assert.deepEqual(shardOfRows(campaign, mode, SHARD_SAMPLES, shard.rows), shard);
});

test('unit: two seeds differ, and one seed does not', () => {
  const at = (seed: number) => {
    const { campaign } = prepared(MS19, seed);
    return flyShard(campaign, campaign.modes[0]!, 0, 2).rows;
  };
  assert.deepEqual(at(5), at(5));
  assert.notDeepEqual(at(5), at(6));
});

test('unit: a dispersion file is refused where a line stands twice, spreads by what it cannot, or has no use', () => {
  const line = { parameter: 'aero.dragFraction', sigma: 0.03, status: 'assumed', source: 'a test' } as const;
  const plain = (part: Message | string) => (typeof part === 'string' ? part : `${part.key} ${JSON.stringify(part.values)}`);
  const refused = (lines: readonly DispersionSpec[], pattern: RegExp) => {
    const read = dispersionsFromFile({ lines }, 'mine.json', standard());
    assert.ok(!read.ok);
    assert.match(`${read.failure.where} ${plain(read.failure.wanted)} ${plain(read.failure.found)}`, pattern);
  };
  refused([line, line], /lines\[1\] flight\.parameter-once/);
  refused([{ ...line, parameter: 'air.mass' }], /air\.json/);
  refused([{ ...line, profile: 'data/dispersions/air.json' }], /lines\[0\] flight\.one-spread .*"count":2/);
  const growth = { quiet: { s0M: 1, aM: 1, exponent: 1 }, disturbed: { s0M: 1, aM: 1, exponent: 1 } };
  refused([{ parameter: 'aero.dragFraction', growth, status: 'assumed', source: 'a test' }], /lines\[0\]\.growth flight\.sigma/);
  refused([{ parameter: 'elements.radialM', growth, mean: 1, status: 'assumed', source: 'a test' }], /lines\[0\]\.mean/);
  const own = dispersionsFromFile({ lines: [{ ...line, parameter: 'guidance.bankDeg' }] }, 'mine.json', standard());
  assert.ok(own.ok);
  const ballistic = prepareCampaign({ ...MS19, mode: 'ballistic' }, 1, own.value, true);
  assert.ok(!ballistic.ok);
  assert.match(JSON.stringify(ballistic.failure.found), /flight\.idle-not-steered/);
});

test('unit: without dispersions every sample is the nominal one', () => {
  const none = dispersionsFromFile(
    { lines: [{ parameter: 'aero.dragFraction', sigma: 0, status: 'assumed', source: 'a test' }] },
    'none.json',
    standard(),
  );
  assert.ok(none.ok);
  const campaign = prepareCampaign(MS19, 1, none.value, true);
  assert.ok(campaign.ok);
  const mode = campaign.value.campaign.modes[0]!;
  const { rows } = flyShard(campaign.value.campaign, mode, 0, 3);
  // The last metre is drawn all the same; all before it is the nominal flight.
  for (const column of ['sinceBurnS', 'latitudeDeg', 'longitudeDeg', 'peakLoadG', 'sinkMps', 'driftMps'] as const)
    assert.equal(rows[columnAt(column)], rows[SAMPLE_SIZE + columnAt(column)]);
  assert.equal(rows[columnAt('eastM')], 0);
});
