import { type Box, textWidth } from './svg.ts';

/** The texts of one class with the boxes they fill, by the same measure that placed them. */
export function textBoxes(svg: string, className: string): { readonly text: string; readonly box: Box }[] {
  const found = [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].filter(([, attributes]) => attributes?.includes(`class="${className}"`));
  return found.map(([, attributes = '', inner = '']) => {
    const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = inner
      .replace(/<tspan[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const size = Number(read('font-size'));
    const width = textWidth(text, size, read('font-weight') === '600');
    const x = Number(read('x')) - (read('text-anchor') === 'end' ? width : read('text-anchor') === 'middle' ? width / 2 : 0);
    return { text, box: { x, y: Number(read('y')) - size * 0.8, width, height: size } };
  });
}
