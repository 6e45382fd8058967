import { escapeXml, PALETTE, type XmlAttributes, xmlElement } from '../presentation/index.ts';

export type Point = readonly [x: number, y: number];

/** An upright rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fonts that the reader's system has; a picture carries none of its own. */
const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

/** Tenths of a pixel: finer than any screen shows, and the same bytes on every machine. */
export function px(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

export function svgText(at: Point, text: string, attributes: XmlAttributes = {}): string {
  return xmlElement('text', { x: px(at[0]), y: px(at[1]), ...attributes }, escapeXml(text));
}

export function svgLine(from: Point, to: Point, attributes: XmlAttributes): string {
  return xmlElement('line', { x1: px(from[0]), y1: px(from[1]), x2: px(to[0]), y2: px(to[1]), ...attributes });
}

export function svgBox(box: Box, attributes: XmlAttributes): string {
  return xmlElement('rect', { x: px(box.x), y: px(box.y), width: px(box.width), height: px(box.height), ...attributes });
}

/** Path data of an open line through the points. */
export function pathThrough(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${px(x)},${px(y)}`).join('');
}

/** A whole picture on white paper, named for screen readers. */
export function svgDocument(size: { width: number; height: number }, title: string, description: string, ...children: string[]): string {
  const { width, height } = size;
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'font-family': SANS,
    'font-size': 11,
    fill: PALETTE.ink,
  };
  const paper = svgBox({ x: 0, y: 0, width, height }, { fill: PALETTE.paper });
  const naming = [xmlElement('title', {}, escapeXml(title)), xmlElement('desc', {}, escapeXml(description))];
  return `${xmlElement('svg', root, '\n', [...naming, paper, ...children].join('\n'), '\n')}\n`;
}

/** Advance widths in ems, rounded up from DejaVu Sans, the widest face that the font list falls back to. */
function emsOf(character: string): number {
  if (/[ijl.,:;'|!()[\] ft·]/.test(character)) return 0.4;
  if (/[mwMW%—@]/.test(character)) return 0.98;
  if (/[A-ZА-Я]/.test(character)) return 0.72;
  return 0.64;
}

/** Width of text in pixels, never less than a reader's font makes it; a bold face adds an eighth. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * fontSize * (bold ? 1.125 : 1);
}

export function boxesOverlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function isWithin(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x && box.y >= bounds.y && box.x + box.width <= bounds.x + bounds.width && box.y + box.height <= bounds.y + bounds.height
  );
}
