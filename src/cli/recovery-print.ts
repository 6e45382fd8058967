import { sayIn, sayName } from '../presentation/index.ts';
import { type RecoveryCard, quantityText, sayCapsule, sayEvidence } from '../workflows/recovery/index.ts';
import type { Door } from './command.ts';
import { percent } from './print-footprint.ts';
import { emphasise, latLon, printTable } from './table.ts';
import { MOSCOW_ZONE, formatZoned, parseInstant } from '../time/index.ts';

const SECTORS_SHOWN = 16;
const TASKS_SHOWN = 24;

/** The card's own words. */
const word = sayIn('en');

/** The card for a person at a terminal: everything, in tables. */
export function printCard(card: RecoveryCard, door: Door): void {
  printHead(card, door);
  printTimeline(card, door);
  printConditions(card, door);
  door.print('');
  for (const line of sayCapsule(card, 'en')) door.print(`  at the capsule: ${line}`);
  printSearch(card, door);
  door.print('');
  printTable(
    door,
    ['made from', 'sha256', 'age', ''],
    card.inputs.map(({ role, name, sha256, ageHours, stale, at }) => [
      `${role}: ${name.length > 60 ? `${name.slice(0, 57)}...` : name}`,
      sha256.slice(0, 12),
      ageHours === null || at === null ? 'unknown' : ageHours < 0 ? `of ${at.slice(0, 10)}` : `${ageHours.toFixed(0)} h`,
      stale === true ? 'STALE' : '',
    ]),
    [2],
  );
}

function printHead(card: RecoveryCard, door: Door): void {
  const { touchdown, conditions, sun, tipOver, weather, expected, search } = card;
  const fact = (name: string, text: string) => door.print(`  ${name.padEnd(12)} ${text}`);
  door.print(
    emphasise(door, 'bold', `${card.flightName}: recovery card for ${card.at}${card.siteName === null ? '' : `, ${card.siteName.en}`}`),
  );
  fact(
    'conditions',
    `${conditions.verdict}; led by ${{ air: 'helicopters', ground: 'vehicles', sea: 'ship and boats', none: 'nobody: all are held' }[conditions.lead]}`,
  );
  fact(
    'touchdown',
    `${clockText(touchdown.time, card.zone)}${touchdown.sigmaS === null ? '' : `, sigma ${touchdown.sigmaS.toFixed(0)} s`}`,
  );
  fact(
    'expected',
    `${latLon(expected.latitudeDeg, expected.longitudeDeg, 5)}, the middle of the samples; nominal ${latLon(touchdown.latitudeDeg, touchdown.longitudeDeg, 5)}`,
  );
  if (search?.found !== undefined && search.found !== null) fact('FOUND', latLon(search.found.latitudeDeg, search.found.longitudeDeg, 5));
  fact(
    'Sun',
    `${sun.elevationDeg} deg, ${sun.light}; sets ${sun.nextSunset === null ? 'not today' : clockText(sun.nextSunset, card.zone)}`,
  );
  fact(
    'weather',
    weather === null
      ? 'unknown'
      : `${Object.entries(weather.values)
          .map(
            ([quantity, value]) =>
              `${word(`quantity.${quantity}`)} ${quantityText(quantity as keyof typeof weather.values, value, word)}${quantity in weather.assumed ? ' (assumed)' : ''}`,
          )
          .join(', ')}, ground ${weather.ground} (${weather.kind})`,
  );
  if (tipOver !== null)
    fact(
      'on its side',
      `${percent(tipOver.onSide)} +- ${percent(tipOver.plusMinus)} by chance, ${percent(tipOver.pulledOver)} pulled over, in a wind of ${tipOver.wind.meanMps.toFixed(1)} m/s${tipOver.wind.meanFromGust ? ' (from the gust)' : ''}${tipOver.wind.gustMps === null ? '' : `, gusts ${tipOver.wind.gustMps.toFixed(1)}`}`,
    );
  if (card.drift !== null)
    for (const { hours, middle, radiusKm } of card.drift.hours)
      fact(
        hours === card.drift.hours[0]!.hours ? 'drift' : '',
        `${hours} h: ${latLon(middle.latitudeDeg, middle.longitudeDeg)}, within ${radiusKm.toFixed(1)} km (as ${card.drift.sameAs})`,
      );
  // As which ship a short name was taken is told on standard error, by whoever asked.
  for (const { key, values } of card.notes) if (key !== 'note.taken') door.print(emphasise(door, 'yellow', `! ${noteText(key, values)}`));
}

function noteText(key: string, values: Readonly<Record<string, string | number>>): string {
  const told: Readonly<Record<string, string>> = {
    'note.night': `Night landing: the Sun stands at ${values['elevation']} degrees.`,
    'note.no-weather': 'No weather was given: conditions are unknown.',
    'note.far-weather': `The weather is ${values['hours']} hours from the landing and was not used.`,
    'note.elsewhere': `The weather is of a place ${values['km']} km off.`,
    'note.vehicles-lead': 'Helicopters are held by weather: vehicles recover the crew.',
    'note.none-leads': 'All who could fetch the crew are past a no-go limit.',
    'note.limits-assumed': 'Limits marked practice or assumed are nobody’s rule.',
    'note.medical': 'Medical need may override every limit: the commander on the spot decides.',
    'note.stale': `Stale: ${String(values['input']).replace('input.', '')}, ${values['hours']} hours old.`,
    'note.past': 'The landing is long past: the card is for an hour before it. --at says otherwise.',
    'note.assumed-orbit': 'The orbit is derived from an older one: see data/recovery/plans.',
  };
  return told[key] ?? key;
}

function clockText(time: string, zone: string | null): string {
  const instant = parseInstant(time, 'card');
  if (!instant.ok) return time;
  const local = zone === null ? '' : `, local ${formatZoned(instant.value, zone)}`;
  return `${time.slice(0, 10)} ${time.slice(11, 19)}Z, Moscow ${formatZoned(instant.value, MOSCOW_ZONE).slice(0, 8)}${local}`;
}

function relative(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  return `L${minutes < 0 ? '-' : '+'}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function printTimeline({ timeline, zone }: RecoveryCard, door: Door): void {
  const clock = (time: string, place: string) => {
    const instant = parseInstant(time, 'card');
    return instant.ok ? formatZoned(instant.value, place).slice(0, 8) : '';
  };
  door.print('');
  printTable(
    door,
    ['post', 'from L', 'UTC', 'Moscow', ...(zone === null ? [] : ['local']), 'range, UTC', 'happened', 'status'],
    timeline.map(({ id, fromTouchdownMin, time, earliest, latest, actual, status }) => [
      sayName('post', id, word),
      relative(fromTouchdownMin),
      time.slice(11, 19),
      clock(time, MOSCOW_ZONE),
      ...(zone === null ? [] : [clock(time, zone)]),
      earliest === latest ? '' : `${earliest.slice(11, 16)}-${latest.slice(11, 16)}`,
      actual === null ? '' : `${actual.time.slice(11, 19).replace(/Z$/, '')} ${relative(actual.fromTouchdownMin)}`,
      status,
    ]),
    [1],
  );
}

function printConditions({ conditions }: RecoveryCard, door: Door): void {
  door.print('');
  printTable(
    door,
    ['asset', 'quantity', 'value', 'verdict', 'caution', 'no-go', 'limit is', 'trend'],
    conditions.rows.map(({ asset, quantity, value, unit, verdict, side, caution, noGo, status, trend }) => [
      sayName('asset', asset, word),
      word(`quantity.${quantity}`),
      value === null ? '?' : `${Number(value.toFixed(2))} ${unit}`,
      verdict,
      caution === null ? '-' : `${side === 'max' ? '>=' : '<='} ${caution}`,
      noGo === null ? 'none known' : `${side === 'max' ? '>=' : '<='} ${noGo}`,
      status,
      trend ?? '',
    ]),
    [2],
  );
}

function printSearch(card: RecoveryCard, door: Door): void {
  const { search } = card;
  door.print('');
  if (search === null) {
    door.print('search: a return alone has no samples; give a run of union return --samples N --out DIR');
    return;
  }
  const { sectors, outside, modes, reach, tasks, grounded, staging } = search;
  door.print(
    `search: ${Object.entries(modes)
      .map(([mode, { prior, probability }]) => `${mode} ${percent(prior)}${probability === prior ? '' : ` -> ${percent(probability)}`}`)
      .join(', ')}, outside ${percent(outside.probability)}`,
  );
  for (const line of sayEvidence(card, 'en')) door.print(`  known: ${line}`);
  const minutes = ({ p50, p90, p99 }: typeof reach.placeKnown) =>
    [p50, p90, p99].map((value) => (value === null ? 'not reached' : `${value.toFixed(0)} min`)).join(', ');
  door.print(
    `  reach with 50, 90, 99 %: place known ${minutes(reach.placeKnown)}; by search ${minutes(reach.bySearch)}; tasks find it with ${percent(reach.searchFinds)}`,
  );
  for (const { wave, doneMin, findsByThen } of reach.passes ?? [])
    door.print(`  pass ${wave} is done at ${relative(doneMin)}; all passes by then find it with ${percent(findsByThen)}`);
  if (search.real !== null) {
    const { sector, rank, firstPass, place } = search.real;
    const over =
      firstPass === null
        ? 'no task comes over it'
        : `${firstPass.how === 'search' ? 'searched' : `flown over, ${firstPass.asideKm} km aside,`} by ${firstPass.unit} at ${relative(firstPass.minute)} (POD ${percent(firstPass.pod)})`;
    door.print(
      `  the real landing, ${latLon(place.latitudeDeg, place.longitudeDeg)}: ${sector === null ? 'in no sector' : `sector ${sector}, rank ${rank} of ${sectors.length}`}; ${over}`,
    );
  }
  door.print(`  staging ${staging.area} (${staging.status})${grounded.length === 0 ? '' : `; held by weather: ${grounded.join(', ')}`}`);
  door.print('');
  const ranked = sectors.toSorted((a, b) => a.rank - b.rank);
  printTable(
    door,
    ['rank', 'sector', 'probability', 'before', 'centre', 'km along', 'km right', 'km2'],
    ranked
      .slice(0, SECTORS_SHOWN)
      .map(({ rank, id, probability, prior, centre, box, areaKm2 }) => [
        `${rank}`,
        id,
        percent(probability),
        percent(prior),
        latLon(centre.latitudeDeg, centre.longitudeDeg),
        `${box.fromAlongKm} to ${box.toAlongKm}`,
        `${box.fromRightKm} to ${box.toRightKm}`,
        `${areaKm2}`,
      ]),
    [0, 2, 3, 7],
  );
  const rest = ranked.slice(SECTORS_SHOWN);
  if (rest.length > 0) door.print(`      ${rest.length} others ${percent(rest.reduce((sum, { probability }) => sum + probability, 0))}`);
  door.print('');
  printTable(
    door,
    ['unit', 'sector', 'there', 'done', 'POD', 'over on its way'],
    tasks
      .filter(({ wave }) => wave === 1)
      .slice(0, TASKS_SHOWN)
      .map(({ unit, sector, arriveMin, doneMin, pod, enRoute }) => [
        unit,
        sector,
        relative(arriveMin),
        relative(doneMin),
        percent(pod),
        enRoute
          .toSorted((a, b) => a.fromMin - b.fromMin)
          .map(({ sector: over }) => over)
          .join(' '),
      ]),
    [2, 3, 4],
  );
  door.print(`      ${tasks.length} tasks in ${tasks.reduce((most, { wave }) => Math.max(most, wave), 0)} waves; --json has all`);
}
