import type { Outcome } from '../../outcome/index.ts';
import type { OpenRecord } from '../../record/index.ts';
import type { Instant } from '../../time/index.ts';

/** All that a question is answered from, handed in by the edge: a workflow itself reads no disk and no clock. */
export interface World {
  /** The record as it stands, or why it cannot be read. Read once for each of its revisions. */
  readonly record: () => Outcome<OpenRecord>;
  readonly files: ShippedFiles;
  /** EGM96: metres of mean sea level above the WGS 84 ellipsoid. Loaded where it is asked for. */
  readonly geoid: () => Promise<(latitudeDeg: number, longitudeDeg: number) => number>;
  /** Of the program. */
  readonly version: string;
  /** Set by the edge for each question; the rest stays. */
  readonly now: Instant;
}

/** The files of `data/`. */
export interface ShippedFiles {
  /** By its path there, `recovery/limits.json`; null where there is none. */
  readonly text: (path: string) => string | null;
  /** What a folder's JSON files are called, in the order of the alphabet. */
  readonly ids: (folder: string) => readonly string[];
}

/** A file's name and text, as the edge read them. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What a file holds, as the edge read it by its shape. */
export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

/** A file to be written, and what is in it; a sequence of texts is written piece by piece. */
export interface NamedContent {
  readonly name: string;
  readonly content: string | Uint8Array | Iterable<string>;
}
