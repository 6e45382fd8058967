import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FieldWeather, type WeatherHour, weatherAt } from '../../recovery/index.ts';
import { formatInstant, instantFromUtcMs } from '../../time/index.ts';
import { parseFieldWeather } from './field-weather-text.ts';

const NEAR = instantFromUtcMs(Date.UTC(2022, 2, 30, 12));

function read(text: string): FieldWeather {
  const weather = parseFieldWeather(text, 'w.txt', NEAR);
  assert.ok(weather.ok, JSON.stringify(weather));
  return weather.value;
}

const valuesOf = (groups: string): WeatherHour['values'] => read(`METAR UAKD 301100Z ${groups}=`).hours[0]!.values;
const REPORT = 'UAKD 301100Z 24010MPS 9999 SCT040 06/M02 Q1018 NOSIG';

/** WMO-No. 306, FM 15, group by group: what bears on a limit, and what does not. */
const GROUPS: readonly (readonly [groups: string, values: Partial<Record<keyof WeatherHour['values'], number | undefined>>])[] = [
  ['24010G18MPS 9999', { groundWindMps: 10, gustMps: 18, windFromDeg: 240 }],
  ['24020KT 9999', { groundWindMps: (20 * 1852) / 3600 }],
  ['24036KMH 9999', { groundWindMps: 10 }],
  ['00000MPS 9999', { groundWindMps: 0, gustMps: 0 }],
  ['240P49MPS 9999', { groundWindMps: 49 }],
  ['24010MPS 200V270 9999', { groundWindMps: 10, windFromDeg: 240 }],
  ['/////MPS 9999', { groundWindMps: undefined, visibilityM: 10_000 }],
  ['AUTO 24010MPS 9999NDV NCD', { visibilityM: 10_000, cloudCoverPercent: 0 }],
  ['24010MPS 4000 1200NE', { visibilityM: 1200 }],
  ['24010MPS 0000', { visibilityM: 0 }],
  ['24010MPS ////', { visibilityM: undefined, precipitationMmH: undefined }],
  ['24010KT P6SM', { visibilityM: 9656 }],
  ['24010KT M1/4SM', { visibilityM: 402 }],
  ['24010MPS 0800 R24L/0550V0800U R06/P1500N FG', { visibilityM: 800 }],
  ['24010MPS CAVOK', { visibilityM: 10_000, ceilingM: 1500, precipitationMmH: 0 }],
  ['24010MPS 2000 BLSN DRSN OVC005 M10/M12', { precipitationMmH: 0, visibilityM: 2000, ceilingM: 152, temperatureC: -10 }],
  ['24010MPS 2000 +BLSN', { precipitationMmH: 0 }],
  ['24010MPS 3000 BLDU DRSA', { precipitationMmH: 0 }],
  ['24010MPS 2000 -SN BLSN', { precipitationMmH: 1 }],
  ['24010MPS 2000 +SHRA', { precipitationMmH: 10 }],
  ['24010MPS 2000 RASN', { precipitationMmH: 5 }],
  ['24010MPS 9999 VCSH', { precipitationMmH: 0 }],
  ['24010MPS 9999 RERA', { precipitationMmH: 0 }],
  ['24010MPS 0300 FZFG VV001 M03/M04', { icing: 1, ceilingM: 30 }],
  ['24010MPS 0300 FZRA M01/M02', { icing: 1, precipitationMmH: 5 }],
  ['24010MPS 0300 MIFG 05/04', { icing: 0 }],
  ['24010MPS 9999 TS SCT030CB', { thunder: 1, precipitationMmH: 0 }],
  ['24010MPS 9999 +TSRA', { thunder: 1, precipitationMmH: 10 }],
  ['24010MPS 9999 VCTS', { thunder: 0.5 }],
  ['24010MPS 9999 SQ', { thunder: 1 }],
  ['24010MPS 9999', { thunder: 0 }],
  ['24010MPS 9999 WS ALL RWY', { windShear: 1 }],
  ['24010MPS 9999 WS R24', { windShear: 1 }],
  ['24010MPS 9999 WS RWY24 06/02', { windShear: 1, temperatureC: 6 }],
  ['24010MPS 9999 FEW020TCU BKN040 OVC///', { ceilingM: 1219, cloudCoverPercent: 75 }],
  ['24010MPS 0100 VV///', { cloudCoverPercent: 100, ceilingM: undefined }],
  ['24010MPS 9999 SKC', { cloudCoverPercent: 0 }],
  ['24010MPS 9999 M00/M01', { temperatureC: -0 }],
  ['24010MPS 9999 05///', { temperatureC: 5 }],
  ['24010MPS 9999 Q//// 24CLRD//', { temperatureC: undefined }],
  ['24010KT 9999 W12/H75', { waveHeightM: 7.5 }],
  ['24010KT 9999 W12/S4', { waveHeightM: 2.5 }],
  ['24010MPS 9999 06/02 Q1018 TEMPO 0500 +SN', { visibilityM: 10_000, precipitationMmH: 0 }],
  ['24010MPS 9999 06/02 Q1018 RMK 0100 TS QFE740', { visibilityM: 10_000, thunder: 0 }],
];

test('unit: each group of a METAR that bears on a limit is read, and none that does not (WMO-No. 306, FM 15)', () => {
  for (const [groups, wanted] of GROUPS) {
    const values = valuesOf(groups);
    for (const [quantity, value] of Object.entries(wanted))
      assert.equal(values[quantity as keyof typeof values], value, `${groups}: ${quantity}`);
  }
});

test('unit: snow that drifts or falls in frost leaves the ground not wet', () => {
  const weather = read('METAR UAKD 301100Z 24010G18MPS 2000 BLSN DRSN OVC005 M10/M12 Q1001');
  assert.notEqual(weatherAt(weather, NEAR)!.ground, 'wet');
  const snow = read('METAR UAKD 301000Z 24010MPS 2000 SN OVC005 M10/M12=\nMETAR UAKD 301100Z 24010MPS 2000 SN OVC005 M10/M12=');
  assert.notEqual(weatherAt(snow, NEAR)!.ground, 'wet');
});

test('unit: a report is found in every form in which services hand it out', () => {
  const wanted = read(`METAR ${REPORT}`).hours;
  for (const text of [
    REPORT,
    `SPECI ${REPORT}=`,
    `METAR COR ${REPORT}=`,
    `2022/03/30 11:00\n${REPORT}\n`,
    JSON.stringify([{ icaoId: 'UAKD', obsTime: 1, rawOb: REPORT, rawTaf: 'TAF UAKD' }]),
    JSON.stringify({ rawOb: `METAR ${REPORT}` }),
    `SAKZ31 UAAA 301100\nMETAR ${REPORT}=\n`,
    `Reports for Zhezkazgan\n\n  METAR UAKD 301100Z 24010MPS 9999\n      SCT040 06/M02 Q1018 NOSIG=\n`,
    `${REPORT}\nTAF UAKD 300800Z 3009/3109 24010MPS 0500 FG\n  BECMG 3012/3014 9999\n`,
    `\uFEFFMETAR ${REPORT}\r\n`,
  ])
    assert.deepEqual(read(text).hours, wanted, text);
  const filed = parseFieldWeather(`2019/07/30 11:00\n${REPORT}\n`, 'w.txt', NEAR);
  assert.ok(filed.ok);
  assert.equal(formatInstant(filed.value.issued!), '2019-07-30T11:00:00Z', 'the line above the report has the month and the year');
});

test('fault: a report that is NIL is no weather', () => {
  const nil = parseFieldWeather('METAR UAKD 301100Z NIL=', 'w.txt', NEAR);
  assert.ok(!nil.ok);
  assert.deepEqual(nil.failure.found, { key: 'formats.no-report', values: { report: 'UAKD 301100Z NIL' } });
  assert.equal(read(`METAR UAKD 301130Z NIL=\nMETAR ${REPORT}=`).hours.length, 1);
});
