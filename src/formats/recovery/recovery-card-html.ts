/** The recovery card as one page to print: HTML that carries all it shows, no script, nothing to fetch. A4, upright. */
import type { Condition, RecoveryCard, SearchPattern } from '../../recovery/index.ts';
import { type Language, escapeXml, type Say, sayIn, sayName } from '../../presentation/index.ts';
import { coordinateForms } from './coordinate-forms.ts';
import { evidenceText } from './recovery-card-text.ts';
import {
  ageText,
  becauseText,
  byPassText,
  capsuleLines,
  clocksOf,
  flightText,
  minutesText,
  offsetOf,
  percentOf,
  quantityText,
  relativeText,
  sideText,
  sunText,
  unitText,
  weatherText,
} from './recovery-card-facts.ts';

const SECTORS_SHOWN = 12;
const TASKS_SHOWN = 24;
/** Sizes in px at 96 to the inch: A4 less a margin of 8 mm is 733 by 1062. */
const STYLE = `
@page { size: A4 portrait; margin: 8mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; width: 733px; color: #17212b; background: #fff; font: 8.6px/1.28 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; }
h1 { font-size: 17px; margin: 0; }
h2 { font-size: 10.5px; margin: 5px 0 2px; border-bottom: 1px solid #8d99a6; }
p { margin: 1px 0; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; color: #566472; padding: 0 4px 1px 0; }
td { padding: 0.4px 4px 0.4px 0; vertical-align: top; border-top: 0.5px solid #e4e8ec; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.t { white-space: nowrap; font-variant-numeric: tabular-nums; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 8px; }
.badge { border: 2px solid #17212b; border-radius: 4px; padding: 2px 10px; font-size: 15px; font-weight: 700; text-align: center; }
.badge small { display: block; font-size: 9px; font-weight: 400; }
.no-go { background: #b91c1c; color: #fff; }
.caution { background: #fde68a; }
.go { background: #bbf7d0; }
.unknown { background: #e4e8ec; }
.v { font-weight: 700; padding: 0 3px; border-radius: 2px; white-space: nowrap; }
.columns { display: flex; gap: 12px; }
.columns > section { min-width: 0; }
.clocks { display: flex; gap: 14px; font-size: 11px; }
.clocks b { font-size: 14px; font-variant-numeric: tabular-nums; }
.place { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; font-size: 10px; }
.muted { color: #566472; }
.happened { color: #15803d; }
.stale { color: #b91c1c; font-weight: 700; }
.hand { border: 1px dashed #566472; padding: 3px 5px; margin-top: 4px; font-size: 9.5px; }
svg { display: block; max-width: 100%; height: auto; }
.half { display: inline-block; width: 50%; white-space: nowrap; overflow: hidden; }
.timeline td { white-space: nowrap; font-size: 8.2px; padding-right: 3px; }
.line { display: inline-block; width: 50%; vertical-align: top; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; font-size: 8px; }
.clocks span { white-space: nowrap; }
ul { margin: 0; padding-left: 12px; }
ul.capsule { font-size: 7.6px; line-height: 1.2; }
`;

/** `maps` are SVGs of the same language, or null for a card without a search. */
export function formatCardHtml(
  card: RecoveryCard,
  maps: { readonly core: string; readonly strip: string } | null,
  language: Language,
  patterns: readonly SearchPattern[] = [],
): string {
  const say = sayIn(language);
  const title = `${flightText(card, language)}: ${say('card')}`;
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(title)}</title><style>${STYLE}</style></head><body>`,
    head(card, say, language),
    `<div class="columns"><section style="flex:0 0 292px">${places(card, say)}</section><section style="flex:1">${conditions(card, say)}</section></div>`,
    `<div class="columns"><section style="flex:0 0 402px">${maps === null ? '' : `<h2>${text(say('map.core'))}</h2>${maps.core}<p class="muted">${text(say('map.key'))}</p>`}</section><section style="flex:1">${search(card, say)}</section></div>`,
    maps === null ? '' : `<h2>${text(say('map.zones'))}</h2>${maps.strip}`,
    `<div class="columns"><section style="flex:0 0 438px" class="timeline">${timeline(card, say)}${patternTable(patterns, say)}</section><section style="flex:1">${tasks(card, say)}${capsule(card, say, language)}</section></div>`,
    inputs(card, say),
    foot(say),
    '</body></html>\n',
  ].join('\n');
}

function text(value: string): string {
  return escapeXml(value);
}

function head(card: RecoveryCard, say: Say, language: Language): string {
  const { touchdown, zone, conditions: judged } = card;
  const clocks = clocksOf(touchdown.time, zone, true);
  const clock = (name: string, value: string) => `<span>${text(name)} <b>${text(value)}</b></span>`;
  const sigma = touchdown.sigmaS === null ? '' : `, ${say('sigma', { seconds: touchdown.sigmaS.toFixed(0) })}`;
  return `<header><div><h1>${text(flightText(card, language))}: ${text(say('card'))}</h1>
<p class="muted">${text(`${say('for')} ${card.at.slice(0, 16)}Z${card.siteName === null ? '' : ` · ${card.siteName[language]}`} · ${sayName('vehicle', card.vehicle, say)}`)}</p>
<p class="clocks">${clock(`${say('touchdown')} ${touchdown.time.slice(0, 10)}`, clocks.utc)}${clock(say('moscow'), clocks.moscow)}${zone === null || clocks.local === null ? '' : clock(`${say('local')} ${offsetOf(touchdown.time, zone)}`, clocks.local)}<span class="muted">${text(sigma.replace(/^, /, ''))}</span></p></div>
<div class="badge ${judged.verdict}">${text(say(`verdict.${judged.verdict}`))}<small>${text(`${say('lead')}: ${say(`lead.${judged.lead}`)}`)}</small></div></header>`;
}

function places(card: RecoveryCard, say: Say): string {
  const { search: found, expected, target, actual, sun, drift } = card;
  const forms = (name: string, place: typeof expected) => {
    const { dd, ddm, dms, mgrs } = coordinateForms(place);
    return `<p><b>${text(name)}</b></p><p class="place">${[dd, ddm, dms, `MGRS ${mgrs ?? '-'}`].map(text).join('<br>')}</p>`;
  };
  const brief = (name: string, place: typeof expected | null) =>
    place === null ? '' : `<p>${text(name)}: <span class="place">${text(coordinateForms(place).dd)}</span></p>`;
  const time = (instant: string | null) =>
    instant === null
      ? '-'
      : [clocksOf(instant, card.zone).utc, clocksOf(instant, card.zone).local].filter((each) => each !== null).join(' / ');
  const side = sideText(card, say);
  return `<h2>${text(say('place'))}</h2>
${found?.found === undefined || found.found === null ? forms(say('predicted'), expected) : forms(say('found'), found.found)}
${brief(say('target'), target)}${brief(say('real'), actual)}
<h2>${text(say('sun'))}</h2><p>${text(sunText(card, say))}. ${text(`${say('sunset')} ${time(sun.nextSunset)}, ${say('dusk')} ${time(sun.civilTwilightEnds)}, ${say('sunrise')} ${time(sun.nextSunrise)}`)}</p>
<h2>${text(say('weather'))}${card.weather === null ? '' : ` <span class="muted">(${text(say(`weather.${card.weather.kind}`))})</span>`}</h2><p>${text(weatherText(card, say))}</p>
${side === null ? '' : `<p><b>${text(say('side'))}:</b> ${text(side)}</p>`}
${drift === null ? '' : `<h2>${text(say('drift'))} <span class="muted">${text(say('drift.as', { object: sayName('leeway', drift.object, say) }))}</span></h2>${drift.hours.map(({ hours, middle, radiusKm }) => `<p>${text(say('drift.hours', { hours, place: coordinateForms(middle).dd, km: radiusKm.toFixed(1) }))}</p>`).join('')}`}`;
}

function conditions(card: RecoveryCard, say: Say): string {
  const { assets, rows } = card.conditions;
  const told = (row: Condition) => becauseText(row, say);
  const lines = assets.map(({ asset, verdict, because, unknown }) => {
    const own = rows.filter((row) => row.asset === asset);
    const why = own.filter(({ quantity }) => because.includes(quantity)).map(told);
    const well = own
      .filter((row) => row.verdict === 'go' && row.value !== null)
      .map(
        ({ quantity, value, trend }) =>
          `${say(`quantity.${quantity}`)} ${quantityText(quantity, value!, say)}${trend === null ? '' : ` ${say(`trend.${trend}`)}`}`,
      );
    const missing =
      unknown.length === 0 ? [] : [say('unknown-values', { what: unknown.map((quantity) => say(`quantity.${quantity}`)).join(', ') })];
    return `<tr><td>${text(sayName('asset', asset, say))}</td><td><span class="v ${verdict}">${text(say(`verdict.${verdict}`))}</span></td><td>${why.length === 0 ? '' : `<b>${text(why.join('; '))}</b>${well.length + missing.length === 0 ? '' : '. '}`}<span class="muted">${text([...well, ...missing].join('; '))}</span></td></tr>`;
  });
  return `<h2>${text(say('conditions'))}</h2><table><tr><th>${text(say('asset'))}</th><th>${text(say('verdict'))}</th><th></th></tr>${lines.join('')}</table>
<ul>${card.notes.map(({ key, values }) => `<li${key === 'note.stale' || key === 'note.night' ? ' class="stale"' : ''}>${text(say(key, values))}</li>`).join('')}</ul>`;
}

function timeline(card: RecoveryCard, say: Say): string {
  const { zone } = card;
  const letter = say('from-l');
  const rows = card.timeline.map(({ id, time, earliest, latest, fromTouchdownMin, actual, status }) => {
    const clocks = clocksOf(time, zone);
    const range = earliest === latest ? '' : `${clocksOf(earliest, zone).utc.replace('Z', '')}–${clocksOf(latest, zone).utc}`;
    const happened =
      actual === null
        ? ''
        : `<span class="happened">${text(`${clocksOf(actual.time, zone).utc} ${relativeText(actual.fromTouchdownMin, letter)}`)}</span>`;
    return `<tr><td>${text(sayName('post', id, say))}</td><td class="n">${text(relativeText(fromTouchdownMin, letter))}</td><td class="t">${text(clocks.utc)}</td><td class="t">${text(clocks.moscow)}</td><td class="t">${text(clocks.local ?? '')}</td><td class="t muted">${text(range)}</td><td class="t">${happened}</td><td class="muted">${text(status === 'derived' ? '' : say(`status.${status}`))}</td></tr>`;
  });
  const columns = ['post', 'from-l', 'utc', 'moscow', 'local', 'range', 'happened'].map(
    (key) => `<th${key === 'from-l' ? ' class="n"' : ''}>${text(say(key))}</th>`,
  );
  return `<h2>${text(say('timeline'))}</h2><table><tr>${columns.join('')}<th></th></tr>${rows.join('')}</table>`;
}

function search(card: RecoveryCard, say: Say): string {
  const { search: plan } = card;
  if (plan === null) return `<h2>${text(say('search'))}</h2><p>${text(say('search.none'))}</p>`;
  const ranked = plan.sectors.toSorted((a, b) => a.rank - b.rank);
  const rest = ranked.slice(SECTORS_SHOWN);
  const updated = plan.evidence.length > 0;
  const sectors = ranked
    .slice(0, SECTORS_SHOWN)
    .map(
      ({ id, probability, prior, centre, areaKm2 }) =>
        `<tr><td><b>${text(id)}</b></td><td class="n">${percentOf(probability)} %</td>${updated ? `<td class="n muted">${percentOf(prior)} %</td>` : ''}<td class="t">${text(coordinateForms(centre).ddm)}</td><td class="n">${areaKm2}</td></tr>`,
    );
  const others = `${say('rest', { count: rest.length })} ${percentOf(rest.reduce((sum, { probability }) => sum + probability, 0))} %, ${say('outside')} ${percentOf(plan.outside.probability)} %`;
  const modes = Object.entries(plan.modes).map(([mode, { probability }]) => `${say(`mode.${mode}`)} ${percentOf(probability)} %`);
  const { placeKnown, bySearch, searchFinds } = plan.reach;
  const quantiles = ({ p50, p90, p99 }: typeof placeKnown) => [p50, p90, p99].map(minutesText).join(' / ');
  return `<h2>${text(say('search'))}</h2>
<p>${text(modes.join(', '))}</p>
${plan.evidence.map((piece) => `<p class="stale">${text(`${say('evidence')}: ${evidenceText(piece, say, plan.evidence)}`)}</p>`).join('')}
<p><b>${text(say('reach'))}</b>: ${text(`${say('reach.known')} ${quantiles(placeKnown)}; ${say('reach.search')} ${quantiles(bySearch)}; ${byPassText(card, say) ?? say('reach.search-finds', { percent: percentOf(searchFinds) })}`)}</p>
<table><tr><th>${text(say('sector'))}</th><th class="n">${text(say('probability'))}</th>${updated ? `<th class="n">${text(say('before'))}</th>` : ''}<th>${text(say('centre'))}</th><th class="n">${text(say('km2'))}</th></tr>${sectors.join('')}</table>
<p class="muted">${text(others)}</p>`;
}

function tasks(card: RecoveryCard, say: Say): string {
  const { search: plan } = card;
  if (plan === null) return '';
  const letter = say('from-l');
  const cells = plan.tasks
    .filter(({ wave }) => wave === 1)
    .slice(0, TASKS_SHOWN)
    .map(
      ({ unit, sector, arriveMin, doneMin }) =>
        `<span class="half">${text(`${unitText(unit, say)} → ${plan.found === null ? sector : say('found')} ${relativeText(arriveMin, letter)}…${relativeText(doneMin, '').replace('+', '')}`)}</span>`,
    );
  return `<h2>${text(say('tasks'))} <span class="muted">${text(say('staging', { area: sayName('staging-area', plan.staging.area, say), status: say(`status.${plan.staging.status}`) }))}</span></h2><p>${cells.join('')}</p>
${plan.grounded.length === 0 ? '' : `<p class="stale">${text(say('grounded', { units: plan.grounded.map((unit) => unitText(unit, say)).join(', ') }))}</p>`}`;
}

/** The numbers of the tracks of the first tasks; a file of its own has the turning points of each. */
function patternTable(patterns: readonly SearchPattern[], say: Say): string {
  if (patterns.length === 0) return '';
  const heads = [
    'sector',
    'unit',
    'pattern.spacing',
    'pattern.sweep',
    'pattern.coverage',
    'pattern.speed',
    'pattern.length',
    'pattern.minutes',
  ];
  const rows = patterns.map(({ sector, unit, spacingKm, sweepKm, coverage, speedKmh, lengthKm, minutes }) => {
    const numbers = [
      spacingKm.toFixed(1),
      sweepKm.toFixed(1),
      coverage.toFixed(2),
      speedKmh.toFixed(0),
      lengthKm.toFixed(1),
      minutes.toFixed(0),
    ];
    return `<tr><td><b>${text(sector)}</b></td><td class="t">${text(unitText(unit, say))}</td>${numbers.map((number) => `<td class="n">${number}</td>`).join('')}</tr>`;
  });
  return `<h2>${text(say('patterns'))} <span class="muted">${text(say('patterns.all'))}</span></h2><table><tr>${heads.map((key, i) => `<th${i > 1 ? ' class="n"' : ''}>${text(say(key))}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function capsule(card: RecoveryCard, say: Say, language: Language): string {
  const lines = capsuleLines(card, say, language).map((line) => `<li>${text(line)}</li>`);
  return `<h2>${text(say('capsule'))}</h2><ul class="capsule">${lines.join('')}</ul>`;
}

function inputs(card: RecoveryCard, say: Say): string {
  const lines = card.inputs.map((input) => {
    const name = (input.drawn === undefined ? input.name : say('drawn', { ...input.drawn }))
      .replace(/^https?:\/\//, '')
      .replace(/^data\/(recovery|returns)\//, '');
    const line = `${say(`input.${input.role}`)}: ${ageText(input, say)}, ${input.sha256.slice(0, 12)}, ${name}`;
    return `<span class="line${input.stale === true ? ' stale' : ''}">${text(line)}</span>`;
  });
  return `<h2>${text(say('inputs'))} <span class="muted">Union Station ${text(card.version)}</span></h2>${lines.join('')}`;
}

function foot(say: Say): string {
  return `<div class="hand">${text(say('mark'))}<br><span class="muted">${text(say('offline'))}</span></div>`;
}
