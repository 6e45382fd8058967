export type NameKind = 'person' | 'flight' | 'vehicle' | 'agency' | 'module' | 'port' | 'place' | 'agreement';

/** One thing with the names that it may be found by. */
export interface NameEntry {
  readonly id: string;
  readonly kind: NameKind;
  /** As its register writes them, in Latin and in its own script. */
  readonly names: readonly string[];
  /** What reports call it beside these. */
  readonly aliases?: readonly string[];
  /** For people `agency` (an agency's id), `nationality` and `birth` (ISO day); for flights `vehicle` (an id). */
  readonly attributes?: Readonly<Record<string, string>>;
}

export function allNames({ names, aliases = [] }: NameEntry): readonly string[] {
  return [...names, ...aliases];
}
