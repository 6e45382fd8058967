/** The Orbit Ephemeris Message in XML (CCSDS 505.0-B), as NASA publishes the station's: an `oem`, or those of an `ndm`. */
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type KeywordValue, type TextLine, type XmlElement, addOnce, readXml } from '../text/index.ts';
import type { OemSections, OemSegment } from './oem-sections.ts';

/** The fields of a state, in the order of a line of the text form. */
const STATE = ['EPOCH', 'X', 'Y', 'Z', 'X_DOT', 'Y_DOT', 'Z_DOT'] as const;
const ACCELERATION = ['X_DDOT', 'Y_DDOT', 'Z_DDOT'] as const;

export function oemSectionsFromXml(text: string, name: string): Outcome<readonly OemSections[]> {
  const root = readXml(text, name);
  if (!root.ok) return root;
  const messages = root.value.name === 'oem' ? [root.value] : root.value.children.filter((child) => child.name === 'oem');
  if (messages.length === 0)
    return fail(
      root.value.where,
      message('formats.exactly', { text: '<oem>' }),
      message('formats.exactly', { text: `<${root.value.name}>` }),
    );
  const read: OemSections[] = [];
  for (const oem of messages) {
    const sections = sectionsOf(oem);
    if (!sections.ok) return sections;
    read.push(sections.value);
  }
  return succeed(read);
}

function sectionsOf(oem: XmlElement): Outcome<OemSections> {
  const header = fieldsOf(oem.children.find((child) => child.name === 'header'));
  if (!header.ok) return header;
  const version = oem.attributes.get('version');
  if (version !== undefined) header.value.set('CCSDS_OEM_VERS', { text: version, unit: null, where: oem.where });
  const segments: OemSegment[] = [];
  for (const segment of oem.children
    .filter((child) => child.name === 'body')
    .flatMap((body) => body.children.filter((child) => child.name === 'segment'))) {
    const metadata = fieldsOf(segment.children.find((child) => child.name === 'metadata'));
    if (!metadata.ok) return metadata;
    const data = segment.children.find((child) => child.name === 'data');
    const states: TextLine[] = [];
    for (const vector of data?.children.filter((child) => child.name === 'stateVector') ?? []) {
      const fields = fieldsOf(vector);
      if (!fields.ok) return fields;
      const wanted = [...STATE, ...(fields.value.has('X_DDOT') ? ACCELERATION : [])];
      const missing = wanted.find((field) => !fields.value.has(field));
      if (missing !== undefined)
        return fail(vector.where, message('formats.exactly', { text: `<${missing}>` }), message('formats.no-such-keyword'));
      states.push({ where: vector.where, text: wanted.map((field) => fields.value.get(field)!.text).join(' ') });
    }
    segments.push({ where: segment.where, metadata: metadata.value, states });
  }
  return succeed({ header: header.value, segments });
}

function fieldsOf(element: XmlElement | undefined): Outcome<Map<string, KeywordValue>> {
  const values = new Map<string, KeywordValue>();
  for (const { name, text, attributes, where } of element?.children ?? []) {
    if (name === 'COMMENT') continue;
    const added = addOnce(values, name, { text: text.trim(), unit: attributes.get('units') ?? null, where });
    if (!added.ok) return added;
  }
  return succeed(values);
}
