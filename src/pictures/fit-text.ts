import { textWidth } from './svg.ts';

/** The text, or as much of its beginning as fits with an ellipsis after it. */
export function fitText(text: string, fontSize: number, widthPx: number, bold = false): string {
  if (textWidth(text, fontSize, bold) <= widthPx) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, fontSize, bold) > widthPx) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The text in lines of words that fit, at most so many; the last is cut where it must be. */
export function wrapText(text: string, fontSize: number, widthPx: number, lines: number): string[] {
  const wrapped: string[] = [];
  const words = text.split(/\s+/);
  while (words.length > 0 && wrapped.length < lines - 1) {
    let count = 1;
    while (count < words.length && textWidth(words.slice(0, count + 1).join(' '), fontSize) <= widthPx) count += 1;
    wrapped.push(fitText(words.splice(0, count).join(' '), fontSize, widthPx));
  }
  return words.length === 0 ? wrapped : [...wrapped, fitText(words.join(' '), fontSize, widthPx)];
}
