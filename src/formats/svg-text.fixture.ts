import { type Box, textWidth } from './svg.ts';

/** Fails with the place of the first tag that is not closed in its turn; text outside tags may hold no bare `<` or `&`. */
export function assertBalancedXml(xml: string): void {
  const open: string[] = [];
  for (const match of xml.matchAll(/<([^<>]*)>|[<>]|&(?!(?:amp|lt|gt|quot|#39);)/g)) {
    const tag = match[1];
    if (tag === undefined) throw new Error(`bare ${match[0]} at ${match.index}`);
    if (tag.startsWith('?')) continue;
    if (tag.startsWith('/')) {
      if (open.pop() !== tag.slice(1)) throw new Error(`</${tag.slice(1)}> at ${match.index} closes nothing`);
      continue;
    }
    if (!/^[A-Za-z:]+(?: [A-Za-z][\w:-]*="[^"]*")*\/?$/.test(tag)) throw new Error(`bad tag <${tag}> at ${match.index}`);
    if (!tag.endsWith('/')) open.push(tag.split(' ', 1)[0] ?? '');
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
}

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
    const x = Number(read('x')) - (read('text-anchor') === 'end' ? width : 0);
    return { text, box: { x, y: Number(read('y')) - size * 0.8, width, height: size } };
  });
}
