import { clockText, secondText } from '../presentation/index.ts';
import type { Prediction } from '../workflows/return/index.ts';
import type { PublishedTime, ShippedReturn } from '../workflows/shipped/index.ts';
import { type Instant, LEAP_SECOND_TABLE, MOSCOW_ZONE, formatRelative, formatZoned, parseInstant } from '../time/index.ts';
import { brailleChart } from './braille-chart.ts';
import type { Door } from './command.ts';
import { say } from './say.ts';
import { emphasise, latLon, printTable, signed } from './table.ts';

const TITLES = {
  'burn-start': 'deorbit burn starts',
  'burn-end': 'deorbit burn ends',
  separation: 'modules separate',
  'entry-400kft': 'entry, 400,000 ft (121.9 km)',
  'entry-100km': 'entry, 100 km',
  'guidance-start': 'guidance starts',
  'peak-load': 'peak load',
  'parachute-command': 'parachute command',
  drogue: 'drogue',
  'main-parachute': 'main parachute',
  'heat-shield-release': 'heat shield falls away',
  'soft-landing': 'soft-landing engines',
  touchdown: 'touchdown',
} as const;

/** The answer for a person: summary, timeline on three clocks, profile, comparison, warnings. */
export function printReturn({ flown, request, shipped, zone, siteName }: Prediction, door: Door, withSources: boolean): void {
  const { report, track } = flown;
  const { touchdown, burn, guidance, sun, elements } = report;
  const target = report.request.target;
  const to = target === null ? 'no target' : `${siteName ?? 'target'} (${latLon(target.latitudeDeg, target.longitudeDeg)})`;
  door.print(
    emphasise(door, 'bold', `${shipped?.name ?? request.vehicle.name} to ${to}${report.request.mode === 'ballistic' ? ', ballistic' : ''}`),
  );
  const age = elements.ageHours;
  const ageText = Math.abs(age) < 48 ? `${Math.abs(age).toFixed(1)} h` : `${(Math.abs(age) / 24).toFixed(1)} days`;
  const fact = (name: string, text: string) => door.print(`  ${name.padEnd(10)} ${text}`);
  fact(
    'elements',
    `${elements.name ?? `object ${elements.catalogNumber}`}, epoch ${elements.epoch}, ${ageText} ${age < 0 ? 'after' : 'before'} the burn`,
  );
  fact('burn', `${secondText(burn.start)}  ${burn.durationS.toFixed(0)} s, ${burn.deltaVMps} m/s, ${burn.attitude}`);
  fact(
    'touchdown',
    `${secondText(touchdown.time)}  ${latLon(touchdown.latitudeDeg, touchdown.longitudeDeg)}, sink ${touchdown.verticalSpeedMps.toFixed(1)} m/s, drift ${touchdown.horizontalSpeedMps.toFixed(1)} m/s`,
  );
  fact(
    'entry',
    `peak ${report.peakLoadG.toFixed(1)} g, ${guidance.bankReversals} bank reversals, capsule ${report.massAfterSeparationKg.toFixed(0)} kg after separation`,
  );
  if (guidance.missKm !== null && guidance.crossRangeKm !== null)
    fact(
      'guidance',
      `cross-range ${Math.abs(guidance.crossRangeKm).toFixed(1)} km to the ${guidance.crossRangeKm < 0 ? 'left' : 'right'}, touchdown ${guidance.missKm.toFixed(1)} km from the target`,
    );
  fact(
    'Sun',
    `${Math.abs(sun.elevationDeg).toFixed(0)} degrees ${sun.elevationDeg < 0 ? 'below' : 'above'} the horizon at touchdown${sun.elevationDeg < -6 ? ': night' : sun.elevationDeg < 0 ? ': twilight' : ''}`,
  );
  fact('air', report.request.wind ?? '');
  door.print('');

  const instantOf = (time: string): Instant => {
    const instant = parseInstant(time, 'event');
    if (!instant.ok) throw new Error(JSON.stringify(instant.failure));
    return instant.value;
  };
  const firstInstant = instantOf(report.events[0]!.time);
  const moscowOffset = formatZoned(firstInstant, MOSCOW_ZONE).slice(9);
  const localOffset = zone === null ? null : formatZoned(firstInstant, zone).slice(9);
  const showLocal = zone !== null && localOffset !== null;
  printTable(
    door,
    ['event', 'UTC', `Moscow ${moscowOffset}`, ...(showLocal ? [`site ${localOffset}`] : []), 'from burn', 'km HAE', 'place', 'm/s', 'g'],
    report.events.map((event) => {
      const instant = instantOf(event.time);
      return [
        TITLES[event.name],
        clockText(event.time),
        formatZoned(instant, MOSCOW_ZONE).slice(0, 8),
        ...(showLocal ? [formatZoned(instant, zone).slice(0, 8)] : []),
        formatRelative(event.sinceBurnS),
        event.altitudeKm.toFixed(event.altitudeKm < 20 ? 2 : 1),
        latLon(event.latitudeDeg, event.longitudeDeg, 2),
        event.speedMps.toFixed(event.speedMps < 100 ? 1 : 0),
        event.loadG.toFixed(2),
      ];
    }),
    showLocal ? [4, 5, 7, 8] : [3, 4, 6, 7],
  );
  door.print(emphasise(door, 'dim', 'HAE: height above the WGS 84 ellipsoid. Speeds are relative to the turning Earth.'));
  printProfile(
    door,
    track.filter(({ altitudeM }) => altitudeM <= CHART.topKm * 1000).map(({ sinceBurnS, altitudeM }) => [sinceBurnS, altitudeM / 1000]),
  );

  const { actual } = report;
  if (actual !== undefined && shipped !== null) {
    door.print(emphasise(door, 'bold', '\nAgainst what happened'));
    const exact = (time: PublishedTime) => `${time.value.replace('T', ' ')} ${time.status === 'planned' ? '(planned)' : '(published)'}`;
    fact(
      'touchdown',
      `${exact(shipped.touchdown)}, predicted ${signed(actual.touchdownErrorS)} s${shipped.touchdown.precision === 'minute' ? '; published to the minute' : ''}`,
    );
    const others = (shipped.touchdown.alternatives ?? []).filter(({ status }) => status !== 'planned').map(({ value }) => value.slice(11));
    if (others.length > 0) fact('', `others published ${others.join(', ')} (\`union claims --about ${shipped.id}\`)`);
    if (actual.burnStartErrorS !== null)
      fact(
        'burn',
        `${exact(shipped.burnStart)}, predicted ${signed(actual.burnStartErrorS)} s${shipped.burnStart.precision === 'minute' ? '; published to the minute' : ''}`,
      );
    if (actual.missKm !== null && actual.latitudeDeg !== null && actual.longitudeDeg !== null)
      fact('place', `${latLon(actual.latitudeDeg, actual.longitudeDeg)} (published), predicted ${actual.missKm.toFixed(1)} km from there`);
    else fact('place', 'no coordinates of the landing were published');
  }
  if (withSources && shipped !== null) printSources(door, shipped);
  for (const warning of report.warnings) door.printError(emphasise(door, 'yellow', `note: ${say(warning, door)}`));
}

const CHART = { columns: 72, rows: 7, topKm: 140 } as const;

function printProfile(door: Door, points: readonly (readonly [number, number])[]): void {
  if (points.length < 2) return;
  const columns = Math.min(CHART.columns, (door.columns ?? 100) - 8);
  if (columns < 20) return;
  door.print('');
  const rows = brailleChart(points, { columns, rows: CHART.rows, bottom: 0, top: CHART.topKm });
  for (const [i, row] of rows.entries()) door.print(`${i === 0 ? `${CHART.topKm} km` : i === CHART.rows - 1 ? '  0 km' : '      '} ${row}`);
  const from = formatRelative(points[0]![0]);
  const to = formatRelative(points.at(-1)![0]);
  door.print(`       ${from}${to.padStart(columns - from.length)}`);
}

function printSources(door: Door, shipped: ShippedReturn): void {
  door.print(emphasise(door, 'bold', '\nSources'));
  const times: readonly (readonly [string, PublishedTime])[] = [
    ['undocking', shipped.undocking],
    ['burn', shipped.burnStart],
    ['touchdown', shipped.touchdown],
  ];
  for (const [name, time] of times) {
    for (const claim of [time, ...(time.alternatives ?? [])])
      door.print(
        `  ${name.padEnd(10)} ${claim.value} (${claim.status}) ${claim.sources.join(' ') || 'no page'}${claim.note === undefined ? '' : ` - ${claim.note}`}`,
      );
  }
  if (shipped.landing !== null) door.print(`  place      ${shipped.landing.sources.join(' ')}`);
  const chosen = shipped.chosenElements === null ? undefined : shipped.elements[shipped.chosenElements];
  if (chosen !== undefined) door.print(`  elements   ${chosen.source}`);
  door.print(`  time       leap seconds of ${LEAP_SECOND_TABLE}`);
}
