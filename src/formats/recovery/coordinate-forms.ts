/** A place as people in the field write it: decimal degrees, degrees and minutes, degrees, minutes and seconds, and MGRS. */
// Its types are those of its module form; Node loads its script form, which has all as one default.
// oxlint-disable-next-line import/default
import mgrs from 'mgrs';
import { withPortableMath } from '../../math/index.ts';
import type { PlaceDeg } from '../../flight/index.ts';

export interface CoordinateForms {
  /** `47.32697 N 69.58544 E`: a metre. */
  readonly dd: string;
  /** `47 19.618 N 069 35.126 E`: two metres. */
  readonly ddm: string;
  /** `47 19 37.1 N 069 35 07.6 E`: three metres. */
  readonly dms: string;
  /** `42T XT 95206 43797`, cut to the metre as grids are; null beyond 84 N and 80 S, where MGRS turns to polar squares. */
  readonly mgrs: string | null;
}

const MGRS_NORTH_DEG = 84;
const MGRS_SOUTH_DEG = -80;

export function coordinateForms({ latitudeDeg, longitudeDeg }: PlaceDeg): CoordinateForms {
  const both = (write: (size: number, wide: number) => string) =>
    `${write(Math.abs(latitudeDeg), 2)} ${latitudeDeg < 0 ? 'S' : 'N'} ${write(Math.abs(longitudeDeg), 3)} ${longitudeDeg < 0 ? 'W' : 'E'}`;
  return {
    dd: both((size) => size.toFixed(5)),
    ddm: both((size, wide) => {
      const thousandths = Math.round(size * 60_000);
      const minutes = (thousandths % 60_000) / 1000;
      return `${padded(Math.floor(thousandths / 60_000), wide)} ${minutes.toFixed(3).padStart(6, '0')}`;
    }),
    dms: both((size, wide) => {
      const tenths = Math.round(size * 36_000);
      const seconds = (tenths % 600) / 10;
      return `${padded(Math.floor(tenths / 36_000), wide)} ${padded(Math.floor(tenths / 600) % 60, 2)} ${seconds.toFixed(1).padStart(4, '0')}`;
    }),
    mgrs:
      latitudeDeg > MGRS_NORTH_DEG || latitudeDeg < MGRS_SOUTH_DEG
        ? null
        : spaced(withPortableMath(() => mgrs.forward([longitudeDeg, latitudeDeg], 5))),
  };
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** `42TXT9520643797` as it is read aloud. */
function spaced(grid: string): string {
  return grid.replace(/^(\d{1,2}[A-Z])([A-Z]{2})(\d{5})(\d{5})$/, '$1 $2 $3 $4');
}
