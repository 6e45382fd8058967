import { type Instant, julianDateUtc } from './instant.ts';

/**
 * Greenwich mean sidereal time, radians in 0..2 pi. IAU 1982 (Aoki et al. 1982, A&A 105, 359, eq. 13), the angle that defines SGP4's TEME
 * frame. Takes UT1 = UTC + `ut1MinusUtcS`; |UT1-UTC| < 0.9 s by the definition of UTC, so leaving it at 0 turns the Earth by at most 13.5
 * arcseconds (280 m on the ground at 47 degrees north; by IERS finals2000A at most 215 m in 2015-2026, 120 m on the days of the shipped
 * landings since 2015).
 */
export function greenwichMeanSiderealRad(instant: Instant, ut1MinusUtcS = 0): number {
  const [dayJd, fraction] = julianDateUtc(instant);
  const ut1Fraction = fraction + ut1MinusUtcS / 86_400;
  const centuries = (dayJd - 2451545.0 + ut1Fraction) / 36525;
  const seconds =
    67310.54841 +
    (876600 * 3600 + 8640184.812866) * centuries +
    0.093104 * centuries * centuries -
    6.2e-6 * (centuries * centuries * centuries);
  const turns = seconds / 86_400;
  return (turns - Math.floor(turns)) * 2 * Math.PI;
}
