import { PALETTE, rgbaOf } from '../../presentation/index.ts';

/** A label beside its point, light on the colour of what it names. */
export function czmlLabel(text: string, colour: string, more: object = {}): object {
  return {
    text,
    font: '13px sans-serif',
    style: 'FILL_AND_OUTLINE',
    fillColor: { rgba: rgbaOf(PALETTE.paper) },
    outlineColor: { rgba: rgbaOf(colour) },
    outlineWidth: 4,
    horizontalOrigin: 'LEFT',
    pixelOffset: { cartesian2: [10, -10] },
    ...more,
  };
}
