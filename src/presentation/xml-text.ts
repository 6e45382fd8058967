/** Attributes in the order they are written; an undefined one is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** Characters that XML 1.0 cannot hold even when escaped (section 2.2): control codes, lone surrogates and two non-characters. */
// oxlint-disable-next-line no-control-regex -- naming the control codes is the purpose of the pattern
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for XML and HTML, in content and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** One element. Attribute values are escaped here; children are XML already, so text among them goes through `escapeXml`. */
export function xmlElement(name: string, attributes: XmlAttributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Pairs of words as a table, for the description of a placemark or an entity. */
export function htmlTable(rows: readonly (readonly [what: string, value: string])[]): string {
  return `<table>${rows.map(([what, value]) => `<tr><th>${escapeXml(what)}</th><td>${escapeXml(value)}</td></tr>`).join('')}</table>`;
}
