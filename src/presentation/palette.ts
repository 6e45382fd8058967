/** The colours of every picture and path. Dark and lit differ in lightness and in dash too, so colour never stands alone. */
export const PALETTE = {
  paper: '#ffffff',
  ink: '#17212b',
  muted: '#566472',
  grid: '#e4e8ec',
  frame: '#8d99a6',
  hairline: '#a3adb8',
  lit: '#d97706',
  dark: '#1e3a8a',
  altitude: '#14548c',
  speed: '#0f766e',
  load: '#b4420a',
  bank: '#6b3fa0',
  target: '#b91c1c',
  touchdown: '#17212b',
  actual: '#15803d',
  sea: '#edf4fa',
  land: '#dfe3d8',
  steppe: '#f2f1ea',
  coast: '#a9b2a0',
  night: '#0b1d3a',
} as const;

/** Of a search's sectors, by the letter that their names begin with. */
export const SECTOR_COLOURS: Readonly<Record<string, string>> = {
  G: PALETTE.altitude,
  B: PALETTE.load,
  L: PALETTE.bank,
  R: PALETTE.speed,
};

/** CZML's form: red, green, blue, alpha, each 0 to 255. */
export function rgbaOf(hex: string, alpha = 255): [number, number, number, number] {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5), alpha];
}

/** KML's form, which counts the other way: alpha, blue, green, red in hexadecimal. */
export function kmlColour(hex: string, alpha = 255): string {
  return `${alpha.toString(16).padStart(2, '0')}${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}`;
}
