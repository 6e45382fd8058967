import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { addOnce, type MessageHeader, type KeywordValue, readXml, type XmlElement } from '../text/index.ts';
import { type OmmEntry, elementSetFromOmm, ommEntries } from './omm-fields.ts';

/** Blocks of a message that hold no elements of the orbit; user-defined parameters also repeat their tag. */
const OTHER_BLOCKS: ReadonlySet<string> = new Set(['covarianceMatrix', 'spacecraftParameters', 'userDefinedParameters', 'COMMENT']);

/** One `omm`, or the `omm` messages of an `ndm` (CCSDS 505.0-B). */
export function parseOmmXml(text: string, name: string): Outcome<ElementSet[]> {
  const root = readXml(text, name);
  if (!root.ok) return root;
  const messages = root.value.name === 'omm' ? [root.value] : root.value.children.filter((child) => child.name === 'omm');
  if ((root.value.name !== 'omm' && root.value.name !== 'ndm') || messages.length === 0)
    return fail(root.value.where, message('formats.omm-or-ndm'), message('formats.tag-without-omm', { tag: root.value.name }));
  const sets: ElementSet[] = [];
  for (const omm of messages) {
    const set = readMessage(omm);
    if (!set.ok) return set;
    sets.push(set.value);
  }
  return succeed(sets);
}

function readMessage(omm: XmlElement): Outcome<ElementSet> {
  const values = new Map<string, KeywordValue>();
  const version = omm.attributes.get('version');
  if (version !== undefined) values.set('CCSDS_OMM_VERS', { text: version, unit: null, where: omm.where });
  for (const leaf of leaves(omm)) {
    const unit = leaf.attributes.get('units') ?? null;
    const added = addOnce(values, leaf.name, { text: leaf.text.trim(), unit, where: leaf.where });
    if (!added.ok) return added;
  }
  return elementSetFromOmm({ where: omm.where, values });
}

function leaves(element: XmlElement): XmlElement[] {
  const children = element.children.filter(({ name }) => !OTHER_BLOCKS.has(name));
  return children.flatMap((child) => (child.children.length === 0 ? [child] : leaves(child)));
}

export function formatOmmXml(sets: readonly ElementSet[], header: MessageHeader): string {
  const messages = sets.map((set) => {
    const entries = ommEntries(set, header);
    const block = (name: OmmEntry['block']) =>
      `<${name}>${entries
        .filter((entry) => entry.block === name)
        .map(({ keyword, value }) => `<${keyword}>${escapeXml(String(value))}</${keyword}>`)
        .join('')}</${name}>`;
    return [
      '<omm id="CCSDS_OMM_VERS" version="3.0">',
      block('header'),
      `<body><segment>${block('metadata')}`,
      `<data>${block('meanElements')}`,
      `${block('tleParameters')}</data></segment></body></omm>`,
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ndm>\n${messages.join('\n')}\n</ndm>\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
