/** The registers: who and what the facts speak of. A line a thing. */
import type { Shape } from './line-shape.ts';

interface Registered {
  readonly id: string;
  readonly sources: readonly string[];
  readonly unsourced?: readonly string[];
  readonly note?: string;
}

export interface Source {
  readonly id: string;
  readonly publisher: string;
  /** A page, or a public repository as `github:owner/name`. */
  readonly url?: string;
  /** Copies and translations of one original are one family: count families, not pages. */
  readonly family?: string;
  /** SHA-256 of the text that was read from it, in hexadecimal. */
  readonly sha256?: string;
  /** Of a source that lists every ship at the station and everybody aboard, and the day on which it was read: so far the record is whole. */
  readonly lists?: 'ships and crews';
  readonly readOn?: string;
  readonly note?: string;
}

export interface Country {
  readonly id: string;
  readonly iso2: string;
  readonly name: string;
  readonly adjective: string;
}

/** `side` is the part of the partnership that an agency flies with. */
export interface Agency extends Registered {
  readonly name: string;
  readonly nameNative?: string;
  /** What reports call it beside its id and names. */
  readonly otherNames?: readonly string[];
  readonly country?: string;
  readonly side?: 'russian' | 'us';
}

/** Whoever flew, and whoever spoke for an agency and never did. */
export interface Person extends Registered {
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly nameNative?: string;
  /** Short names and other spellings by which reports call him, whole, with where they are from. */
  readonly aliases?: readonly string[];
  readonly aliasSources?: readonly string[];
  readonly agency: string;
  readonly nationalities: readonly string[];
  readonly born?: string;
  readonly sex?: 'female' | 'male';
  /** Whole days in space of the whole career as they were published, flights outside this record too, and the day up to which they count. */
  readonly careerDays?: number;
  /** How many flights there were in all by that day, where it is that which was published. */
  readonly careerFlights?: number;
  readonly careerThrough?: string;
  readonly careerSources?: readonly string[];
}

export interface ShipType extends Registered {
  readonly name: string;
  readonly nameNative?: string;
  readonly side: 'russian' | 'us';
  /** People it can bring home in ordinary seats. */
  readonly seats: number;
  /** Docks by itself, or is caught by the arm and berthed. */
  readonly arrival: 'docks' | 'is berthed';
  /** From this day on every ship of the kind that was at the station is in the record; without it, some may be missing. */
  readonly wholeSince?: string;
}

export interface Flight extends Registered {
  readonly name: string;
  readonly nameNative?: string;
  readonly vehicle: string;
  readonly spacecraft?: string;
  readonly operator?: string;
  readonly cospar?: string;
  readonly catalogNumber?: number;
}

export interface Module extends Registered {
  readonly name: string;
  readonly otherName?: string;
  readonly nameNative?: string;
  readonly segment: 'Russian' | 'US';
}

export interface Port extends Registered {
  readonly name: string;
  readonly nameNative?: string;
  /** The other partner's name for it. */
  readonly otherName?: string;
  readonly otherNameNative?: string;
  readonly module: string;
  readonly segment: 'Russian' | 'US';
  readonly takes: readonly string[];
}

/** Where reports are written from and what they name: countries, cities, the towns and coasts of landings. */
export interface Place extends Registered {
  readonly name: string;
  readonly nameNative?: string;
  readonly otherNames?: readonly string[];
}

/** What one side does for the other, and what there is without it. */
export interface Dependency extends Registered {
  readonly service: string;
  readonly givenBy: string;
  readonly takenBy: string;
  readonly without: string;
  readonly instead?: string;
  /** From when the substitute, or the service, is there. */
  readonly since?: string;
}

const REGISTERED = { id: 'id', sources: 'ids', unsourced: 'texts?', note: 'text?' } as const;
const SIDE = 'one of russian|us';
const SEGMENT = 'one of Russian|US';

export const REGISTER_SHAPES = {
  sources: {
    id: 'id',
    publisher: 'text',
    url: 'text?',
    family: 'text?',
    sha256: 'text?',
    lists: 'one of ships and crews?',
    readOn: 'date?',
    note: 'text?',
  },
  countries: { id: 'id', iso2: 'id', name: 'text', adjective: 'text' },
  agencies: { ...REGISTERED, name: 'text', nameNative: 'text?', otherNames: 'texts?', country: 'id?', side: `${SIDE}?` },
  people: {
    ...REGISTERED,
    name: 'text',
    givenName: 'text',
    familyName: 'text',
    nameNative: 'text?',
    aliases: 'texts?',
    aliasSources: 'ids?',
    agency: 'id',
    nationalities: 'ids',
    born: 'date?',
    sex: 'one of female|male?',
    careerDays: 'whole?',
    careerFlights: 'whole?',
    careerThrough: 'date?',
    careerSources: 'ids?',
  },
  vehicles: {
    ...REGISTERED,
    name: 'text',
    nameNative: 'text?',
    side: SIDE,
    seats: 'whole',
    arrival: 'one of docks|is berthed',
    wholeSince: 'date?',
  },
  flights: {
    ...REGISTERED,
    name: 'text',
    nameNative: 'text?',
    vehicle: 'id',
    spacecraft: 'text?',
    operator: 'text?',
    cospar: 'text?',
    catalogNumber: 'whole?',
  },
  modules: { ...REGISTERED, name: 'text', otherName: 'text?', nameNative: 'text?', segment: SEGMENT },
  ports: {
    ...REGISTERED,
    name: 'text',
    nameNative: 'text?',
    otherName: 'text?',
    otherNameNative: 'text?',
    module: 'id',
    segment: SEGMENT,
    takes: 'ids',
  },
  places: { ...REGISTERED, name: 'text', nameNative: 'text?', otherNames: 'texts?' },
  dependencies: {
    ...REGISTERED,
    service: 'text',
    givenBy: 'text',
    takenBy: 'text',
    without: 'text',
    instead: 'text?',
    since: 'moment?',
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type RegisterName = keyof typeof REGISTER_SHAPES;
