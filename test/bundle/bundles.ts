import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import board from './board.ts';
import { type Bundle, buildBundle } from './build-bundle.ts';
import flightWorker from './flight-worker.ts';
import type { HandedIn } from './handed-in.ts';
import { makeHandedIn } from './make-handed-in.ts';
import pictures from './pictures.ts';
import plan from './plan.ts';
import profilePicture from './profile-picture.ts';
import recoveryCard from './recovery-card.ts';

interface Source {
  readonly main: (given: HandedIn) => string | Promise<string>;
  /** The most bytes of what it imports at once, minified and gzipped. The record and what is handed in of `data/` are not in it. */
  readonly mostBytes: number | null;
}

const SOURCES: Readonly<Record<string, Source>> = {
  board: { main: board, mostBytes: 12_000 },
  plan: { main: plan, mostBytes: 46_000 },
  'recovery-card': { main: recoveryCard, mostBytes: 46_000 },
  'profile-picture': { main: profilePicture, mostBytes: 10_000 },
  'flight-worker': { main: flightWorker, mostBytes: 110_000 },
  // Two atlases are most of it.
  pictures: { main: pictures, mostBytes: null },
};
export const BUNDLE_NAMES = Object.keys(SOURCES);

export type Answers = ReadonlyMap<string, string>;

export interface Prepared {
  readonly bundles: readonly (Bundle & Pick<Source, 'mostBytes'>)[];
  /** What each source answers here. */
  readonly answers: () => Promise<Answers>;
}

/** Builds the bundles into a folder, and beside them what they are given. */
export async function prepareBundles(folder: string): Promise<Prepared> {
  const built = Object.entries(SOURCES).map(async ([name, { mostBytes }]) => ({ ...(await buildBundle(name, folder)), mostBytes }));
  const [bundles, handedIn] = await Promise.all([Promise.all(built), makeHandedIn()]);
  const text = JSON.stringify(handedIn);
  writeFileSync(join(folder, 'handed-in.json'), text);
  let kept: Promise<Answers> | undefined;
  return { bundles, answers: () => (kept ??= answersTo(text)) };
}

async function answersTo(handedIn: string): Promise<Answers> {
  const answers = new Map<string, string>();
  for (const [name, { main }] of Object.entries(SOURCES)) answers.set(name, await main(JSON.parse(handedIn) as HandedIn));
  return answers;
}

export function assertSame(found: Answers, wanted: Answers): void {
  assert.deepEqual([...found.keys()].toSorted(), BUNDLE_NAMES.toSorted());
  for (const [name, answer] of wanted) {
    assert.ok(answer.length > 500 && !answer.includes('"ok":false'), `${name} answers what it was asked`);
    // Lines are told as lines; of a long text its first difference.
    if (answer.includes('\n')) assert.deepEqual(found.get(name)!.split('\n'), answer.split('\n'), name);
    else assert.equal(firstDifference(answer, found.get(name)!), null, name);
  }
}

const AROUND = 60;

function firstDifference(wanted: string, found: string): string | null {
  if (wanted === found) return null;
  let at = 0;
  while (wanted[at] === found[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return `at ${at}: wanted …${around(wanted)}…, found …${around(found)}…`;
}
