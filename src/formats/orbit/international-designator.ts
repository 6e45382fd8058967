const COSPAR_PATTERN = /^(?:19|20)\d{2}-\d{3}[A-Z]{1,3}$/;
const TLE_PATTERN = /^(?<year>\d{2})(?<launch>\d{3}[A-Z]{1,3})$/;

/** Two-digit years of element sets: 57 (Sputnik) to 99 are of the 20th century, 00 to 56 of the 21st. */
export function centuryYear(twoDigits: number): number {
  return twoDigits < 57 ? 2000 + twoDigits : 1900 + twoDigits;
}

/** The COSPAR designator as `1998-067A`, from that or from the element set's `98067A`; null if it is neither. */
export function parseDesignator(text: string): string | null {
  if (COSPAR_PATTERN.test(text)) return text;
  const groups = TLE_PATTERN.exec(text)?.groups;
  return groups === undefined ? null : `${centuryYear(Number(groups['year']))}-${groups['launch']}`;
}
