/**
 * TAI - UTC, whole seconds, from the instant named on. IERS Bulletin C (table `Leap_Second.dat`, valid as of Bulletin C 70:
 * no leap second after 2017-01-01). Before 1972 UTC was steered by rate; instants there are refused by the parser.
 */
export const LEAP_SECOND_TABLE = 'IERS Bulletin C, last entry 2017-01-01 (TAI-UTC 37 s)';

/** [UTC midnight in milliseconds since 1970 (POSIX count), TAI-UTC in seconds], newest first. */
export const LEAP_SECONDS: readonly (readonly [utcMs: number, taiMinusUtcS: number])[] = (
  [
    [2017, 0, 37],
    [2015, 6, 36],
    [2012, 6, 35],
    [2009, 0, 34],
    [2006, 0, 33],
    [1999, 0, 32],
    [1997, 6, 31],
    [1996, 0, 30],
    [1994, 6, 29],
    [1993, 6, 28],
    [1992, 6, 27],
    [1991, 0, 26],
    [1990, 0, 25],
    [1988, 0, 24],
    [1985, 6, 23],
    [1983, 6, 22],
    [1982, 6, 21],
    [1981, 6, 20],
    [1980, 0, 19],
    [1979, 0, 18],
    [1978, 0, 17],
    [1977, 0, 16],
    [1976, 0, 15],
    [1975, 0, 14],
    [1974, 0, 13],
    [1973, 0, 12],
    [1972, 6, 11],
    [1972, 0, 10],
  ] as const
).map(([year, month, offsetS]) => [Date.UTC(year, month, 1), offsetS] as const);
