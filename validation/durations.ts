import { staySeconds, durationText, momentOf } from '../src/record/index.ts';
import { SHIPPED_RECORD, openRecordFolder } from '../src/store/index.ts';
import type { CheckResult } from './check.ts';
import published from './figures/durations.json' with { type: 'json' };

const UNIT_S = { d: 86_400, h: 3600, m: 60, s: 1 } as const;
const LATER = momentOf('2026-09-01');

interface Published {
  readonly who?: string;
  /** The flight that the person went up in, or `total` as of `at`. */
  readonly of?: string;
  readonly flight?: string;
  readonly at?: string;
  readonly published: string;
  readonly by: string;
  /** The claim that tells why it differs, and by how many of its own finest unit. */
  readonly claim?: string;
  readonly differs?: number;
}

/** Durations that others published, as far as they are published: ours, cut to the same unit, is to be the same. */
export function checkDurations(): readonly CheckResult[] {
  const record = openRecordFolder(SHIPPED_RECORD);
  if (!record.ok) throw new Error(JSON.stringify(record.failure));
  const view = record.value.view(null);
  const claims = new Map(view.record.claims.map(({ claim }) => [claim.id, claim]));
  const secondsOf = ({ who, of, flight, at }: Published): number => {
    if (flight !== undefined) {
      const times = ['launched', 'landed'].map((type) => view.timeline.entries.find(({ fact }) => fact.id === `${flight}.${type}`)!.moment);
      return Math.floor(times[1]!) - Math.floor(times[0]!);
    }
    const stays = view.stays.get(who!) ?? [];
    if (of !== 'total')
      return staySeconds(
        stays.find(({ up }) => up === of)!,
        LATER,
      );
    const day = momentOf(at!);
    return stays.filter(({ launch }) => launch.moment <= day).reduce((sum, stay) => sum + staySeconds(stay, day), 0);
  };
  return (published as readonly Published[]).map((row): CheckResult => {
    const parts = [...row.published.matchAll(/(\d+) ([dhms])/g)].map(
      ([, number, unit]) => [Number(number), unit as keyof typeof UNIT_S] as const,
    );
    const [, finest] = parts.at(-1)!;
    const theirs = parts.reduce((sum, [number, unit]) => sum + number * UNIT_S[unit], 0);
    const ours = secondsOf(row);
    const difference = Math.abs(Math.floor(ours / UNIT_S[finest]) * UNIT_S[finest] - theirs) / UNIT_S[finest];
    const claim = row.claim === undefined ? undefined : claims.get(row.claim);
    const oursText = finest === 's' ? `${durationText(ours)} ${ours % 60} s` : durationText(ours, finest === 'd' ? 'day' : 'minute');
    const what = row.flight ?? `${row.who}, ${row.of === 'total' ? `all flights by ${row.at!.slice(0, 10)}` : row.of}`;
    return {
      check: 'flight durations',
      against: row.by,
      quantity: `${what}: ${row.published}`,
      unit: { d: 'd', h: 'h', m: 'min', s: 's' }[finest],
      reached: difference,
      gate: row.differs ?? 0,
      ...(row.differs === undefined ? {} : { lowGate: row.differs }),
      ...(difference === 0
        ? {}
        : {
            wanted: '0',
            note: `ours ${oursText}. ${claim === undefined ? 'No claim tells why.' : `Claim ${claim.id} (${claim.reason}): ${claim.because ?? ''}`}`,
          }),
    };
  });
}
