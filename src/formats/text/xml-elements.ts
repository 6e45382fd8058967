import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { checkText, quoted } from './text-lines.ts';

/** An XML element. Names are local: a namespace prefix is dropped. `text` is the character data directly inside. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly where: string;
}

interface OpenElement extends XmlElement {
  readonly qualifiedName: string;
  readonly children: XmlElement[];
  text: string;
}

/** CCSDS messages nest to seven. */
const MAX_XML_DEPTH = 32;

const OPEN_TAG = /<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const CLOSE_TAG = /<\/([A-Za-z_][\w:.-]*)\s*>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The root element of a document. A small strict reader for data messages: elements, attributes, character data, CDATA, comments and
 * processing instructions. A document type is refused, since what it may define (entities) is how XML readers are attacked.
 */
export function readXml(text: string, name: string): Outcome<XmlElement> {
  const body = checkText(text, name);
  return body.ok ? new XmlScanner(body.value, name).root() : body;
}

class XmlScanner {
  readonly #text: string;
  readonly #name: string;
  readonly #open: OpenElement[] = [];
  #at = 0;
  #line = 1;
  #countedTo = 0;
  #root: XmlElement | null = null;

  constructor(text: string, name: string) {
    this.#text = text;
    this.#name = name;
  }

  root(): Outcome<XmlElement> {
    while (this.#at < this.#text.length) {
      const step = this.#step();
      if (!step.ok) return step;
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined)
      return fail(
        this.#where(),
        message('formats.exactly', { text: `</${unclosed.qualifiedName}>` }),
        message('formats.end-of-text'),
        message('formats.cut-short'),
      );
    return this.#root === null ? fail(this.#name, message('formats.xml-element'), message('formats.none')) : succeed(this.#root);
  }

  #step(): Outcome<null> {
    const text = this.#text;
    if (text[this.#at] !== '<') return this.#characters();
    if (text.startsWith('<!--', this.#at)) return this.#skipTo('-->');
    if (text.startsWith('<?', this.#at)) return this.#skipTo('?>');
    if (text.startsWith('<![CDATA[', this.#at)) return this.#cdata();
    if (text.startsWith('<!', this.#at)) return fail(this.#where(), message('formats.xml-without-doctype'), quoted(this.#ahead()));
    return text[this.#at + 1] === '/' ? this.#closeTag() : this.#openTag();
  }

  #characters(): Outcome<null> {
    const next = this.#text.indexOf('<', this.#at);
    const end = next < 0 ? this.#text.length : next;
    const raw = this.#text.slice(this.#at, end);
    const parent = this.#open.at(-1);
    if (parent === undefined && raw.trim() !== '') return fail(this.#where(), message('formats.text-inside-root'), quoted(raw.trim()));
    const decoded = this.#decode(raw);
    if (!decoded.ok) return decoded;
    if (parent !== undefined) parent.text += decoded.value;
    this.#at = end;
    return succeed(null);
  }

  #cdata(): Outcome<null> {
    const end = this.#text.indexOf(']]>', this.#at);
    const parent = this.#open.at(-1);
    if (end < 0 || parent === undefined) return fail(this.#where(), message('formats.closed-character-data'), quoted(this.#ahead()));
    parent.text += this.#text.slice(this.#at + '<![CDATA['.length, end);
    this.#at = end + ']]>'.length;
    return succeed(null);
  }

  #skipTo(closing: string): Outcome<null> {
    const end = this.#text.indexOf(closing, this.#at + 2);
    if (end < 0) return fail(this.#where(), message('formats.exactly', { text: closing }), message('formats.end-of-text'));
    this.#at = end + closing.length;
    return succeed(null);
  }

  #openTag(): Outcome<null> {
    OPEN_TAG.lastIndex = this.#at;
    const match = OPEN_TAG.exec(this.#text);
    if (match === null) return fail(this.#where(), message('formats.tag'), quoted(this.#ahead()));
    if (this.#root !== null) return fail(this.#where(), message('formats.one-root'), quoted(this.#ahead()));
    if (this.#open.length >= MAX_XML_DEPTH)
      return fail(this.#where(), message('formats.elements-nested-to', { depth: MAX_XML_DEPTH }), message('formats.deeper'));
    const [whole, qualifiedName = '', attributeText = '', selfClosing] = match;
    const attributes = new Map<string, string>();
    for (const [, attribute = '', double, single] of attributeText.matchAll(ATTRIBUTE)) {
      const value = this.#decode(double ?? single ?? '');
      if (!value.ok) return value;
      attributes.set(attribute, value.value);
    }
    const name = localName(qualifiedName);
    this.#open.push({ name, qualifiedName, attributes, children: [], text: '', where: this.#where() });
    this.#at += whole.length;
    if (selfClosing === '/') this.#close();
    return succeed(null);
  }

  #closeTag(): Outcome<null> {
    CLOSE_TAG.lastIndex = this.#at;
    const match = CLOSE_TAG.exec(this.#text);
    const expected = this.#open.at(-1)?.qualifiedName;
    if (match === null || match[1] !== expected)
      return fail(
        this.#where(),
        expected === undefined ? message('formats.no-closing-tag') : message('formats.exactly', { text: `</${expected}>` }),
        quoted(this.#ahead()),
      );
    this.#at += match[0].length;
    this.#close();
    return succeed(null);
  }

  #close(): void {
    const element = this.#open.pop()!;
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }

  #decode(raw: string): Outcome<string> {
    let unknown: string | null = null;
    const decoded = raw.replace(/&([^;&\s]{0,10});?/g, (entity, body: string) => {
      const character = entity.endsWith(';') ? decodeEntity(body) : null;
      if (character === null) unknown ??= entity;
      return character ?? '';
    });
    return unknown === null ? succeed(decoded) : fail(this.#where(), message('formats.character-reference'), quoted(unknown));
  }

  #ahead(): string {
    return this.#text.slice(this.#at, this.#at + 40);
  }

  /** Counts on from where it counted last, so that all the counting together reads the text once. */
  #where(): string {
    for (; this.#countedTo < this.#at; this.#countedTo += 1) if (this.#text[this.#countedTo] === '\n') this.#line += 1;
    return `${this.#name}:${this.#line}`;
  }
}

function decodeEntity(body: string): string | null {
  if (Object.hasOwn(NAMED_ENTITIES, body)) return NAMED_ENTITIES[body] ?? null;
  const number = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/.exec(body);
  if (number === null) return null;
  const code = number[1] === undefined ? Number.parseInt(number[2] ?? '', 16) : Number(number[1]);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}

function localName(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.indexOf(':') + 1);
}
