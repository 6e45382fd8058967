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
    if (!/^[A-Za-z:_]+(?: [A-Za-z][\w:-]*="[^"]*")*\/?$/.test(tag)) throw new Error(`bad tag <${tag}> at ${match.index}`);
    if (!tag.endsWith('/')) open.push(tag.split(' ', 1)[0] ?? '');
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
}
