/** What comes in, checked by a shape: the value that the shape says, or where it says something else. */
import { z } from 'zod';
import { type Failure, type Message, type Outcome, endsTooEarly, fail, message, notJson, placeHint, succeed } from '../outcome/index.ts';
import { withoutComments } from './json-with-comments.ts';

/** More than the largest card or campaign has; what is larger is none of ours. */
const MAX_VALUES = 5_000_000;
const MAX_DEPTH = 40;
const SHOWN = 60;

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * The value, if it is of the shape and has no field besides; else the first thing that is wrong and how many more there are. `where` is what the
 * value is called; `hint` says what to try.
 */
export function readAs<S extends z.ZodType>(shape: S, value: unknown, where: string, hint?: Message): Outcome<z.output<S>> {
  const size = sizeFailure(value, where);
  if (size !== null) return size;
  const schema = schemaOf(shape);
  const found = isObject(value) ? value['schema'] : value;
  if (schema !== null && found !== schema)
    return fail(where, message('api.schema', { schema }), shown(found), isNewer(found, schema) ? message('api.newer') : hint);
  const read = shape.safeParse(value);
  return read.success ? succeed(read.data) : { ok: false, failure: failureOf(read.error.issues, { shape, value, where }, hint) };
}

/** The same of a text in JSON, in which comments are allowed. */
export function readJsonAs<S extends z.ZodType>(
  shape: S,
  { name, text }: { readonly name: string; readonly text: string },
  hint?: Message,
): Outcome<z.output<S>> {
  const value = parsed(text);
  if (value.ok) return readAs(shape, value.value, name, hint);
  const schema = schemaOf(shape);
  return fail(
    name,
    schema === null ? message('api.json') : message('api.json-of', { schema }),
    notJson(value.text),
    hint ?? (endsTooEarly(value.text) ? message('api.cut-short') : undefined),
  );
}

/** People write comments into their plans; the program does not, and so a file is read as it stands first. */
function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly text: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    // Places stay where they were, so that a fault is told where the user has it.
    const plain = withoutComments(text);
    try {
      return { ok: true, value: JSON.parse(plain) as unknown };
    } catch {
      return { ok: false, text: plain };
    }
  }
}

/** Counted before anything is checked, so that a file made to be too much is not. */
function sizeFailure(value: unknown, where: string): ReturnType<typeof fail> | null {
  let level: unknown[] = [value];
  let count = 0;
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    if (depth > MAX_DEPTH) return fail(where, message('api.depth', { most: MAX_DEPTH }), message('api.more-than-that'));
    if (count > MAX_VALUES) return fail(where, message('api.size', { most: MAX_VALUES }), message('api.more-than-that'));
    const next: unknown[] = [];
    for (const each of level) if (typeof each === 'object' && each !== null) for (const part of Object.values(each)) next.push(part);
    level = next;
  }
  return null;
}

interface Reading {
  readonly shape: z.ZodType;
  readonly value: unknown;
  readonly where: string;
}

function failureOf(issues: readonly Issue[], { shape, value, where }: Reading, hint: Message | undefined): Failure {
  const issue = deepest(issues[0]!);
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  const told = fail(
    where + pathText(path),
    wantedBy(issue, shape),
    shown(at(value, path)),
    withMore(issue.code === 'unrecognized_keys' ? message('api.unknown-field') : (degreesHint(value, path) ?? hint), issues.length - 1),
  );
  return told.failure;
}

/** Of a place in a file, whose degrees have names. */
function degreesHint(value: unknown, path: Path): Message | undefined {
  const key = path.at(-1);
  const place = at(value, path.slice(0, -1));
  if ((key !== 'latitudeDeg' && key !== 'longitudeDeg') || !isObject(place)) return undefined;
  const { latitudeDeg, longitudeDeg } = place;
  const areNumbers = typeof latitudeDeg === 'number' && typeof longitudeDeg === 'number';
  return areNumbers ? placeHint({ latitudeDeg, longitudeDeg }, 'named') : undefined;
}

function withMore(hint: Message | undefined, more: number): Message | undefined {
  if (more === 0) return hint;
  return hint === undefined ? message('api.more', { more }) : message('api.hint-and-more', { hint, more });
}

/** Of a choice of shapes, the one that fits best is spoken of: the least wrong of those whose kind is right. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const meant = issue.errors
    .filter((branch) => branch.some(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
    .toSorted((a, b) => a.length - b.length)[0];
  if (meant === undefined) return issue;
  const first = deepest(meant[0]!);
  return { ...first, path: [...issue.path, ...first.path] };
}

function wantedBy(issue: Issue, shape: z.ZodType | null): Message {
  switch (issue.code) {
    case 'invalid_type':
      return kindOf(issue.expected, shapeAt(shape, issue.path));
    case 'invalid_value':
      return choice(issue.values.map(String));
    case 'too_small':
    case 'too_big':
      return boundOf(issue);
    case 'unrecognized_keys':
      return message('api.only-fields', { fields: fieldsOf(shapeAt(shape, issue.path)) });
    case 'invalid_union': {
      const { options } = issue as { readonly options?: readonly unknown[] };
      if (options !== undefined) return choice(options.map(String));
      const choices = issue.errors.flatMap((branch) => (branch[0] === undefined ? [] : [wantedBy(branch[0], null)]));
      return message('api.either', { choices: choices.filter(({ key }, i) => choices.findIndex((other) => other.key === key) === i) });
    }
    case 'custom':
      return (issue.params?.['wanted'] as Message | undefined) ?? message('api.fitting');
    default:
      return message('api.fitting');
  }
}

function kindOf(expected: string, shape: z.ZodType | null): Message {
  const isTime = shape !== null && withoutWrapping(shape).meta()?.format === 'date-time';
  const kind = isTime ? message('api.time') : (KINDS[expected] ?? message('api.fitting'));
  return isNullable(shape) ? message('api.or-null', { kind }) : kind;
}

const KINDS: Readonly<Record<string, Message>> = {
  string: message('api.text'),
  number: message('api.number'),
  int: message('api.whole-number'),
  boolean: message('api.flag'),
  array: message('api.list'),
  tuple: message('api.list'),
  object: message('api.object'),
  record: message('api.object'),
  null: message('api.null'),
};

const choice = (values: readonly string[]): Message =>
  values.length === 1 ? message('api.exactly', { value: values[0]! }) : message('api.one-of', { values });

function boundOf(issue: Extract<Issue, { readonly code: 'too_small' | 'too_big' }>): Message {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const small = issue.code === 'too_small';
  if (issue.origin === 'array')
    return issue.exact === true
      ? message('api.list-of', { limit })
      : small
        ? message('api.list-of-at-least', { limit })
        : message('api.list-of-at-most', { limit });
  if (issue.origin === 'string') return small ? message('api.text-of-at-least', { limit }) : message('api.text-of-at-most', { limit });
  if (issue.inclusive === false) return small ? message('api.above', { limit }) : message('api.below', { limit });
  return small ? message('api.at-least', { limit }) : message('api.at-most', { limit });
}

/** The shape of a part, as far as the way there is the only one. */
function shapeAt(shape: z.ZodType | null, path: Path): z.ZodType | null {
  if (shape === null) return null;
  const bare = withoutWrapping(shape);
  const [key, ...rest] = path;
  if (key === undefined) return shape;
  if (bare instanceof z.ZodObject) {
    const field = bare.shape[String(key)] as z.ZodType | undefined;
    return field === undefined ? null : shapeAt(field, rest);
  }
  if (bare instanceof z.ZodArray) return shapeAt(bare.element as z.ZodType, rest);
  if (bare instanceof z.ZodRecord) return shapeAt(bare.valueType as z.ZodType, rest);
  return null;
}

function withoutWrapping(shape: z.ZodType): z.ZodType {
  return shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodExactOptional
    ? withoutWrapping(shape.unwrap() as z.ZodType)
    : shape;
}

const isNullable = (shape: z.ZodType | null): boolean => shape?.safeParse(null).success === true;

function fieldsOf(shape: z.ZodType | null): readonly string[] {
  const bare = shape === null ? null : withoutWrapping(shape);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

/** The name of a file's kind and version, for shapes that have one. */
function schemaOf(shape: z.ZodType): string | null {
  const field = shape instanceof z.ZodObject ? (shape.shape['schema'] as z.ZodType | undefined) : undefined;
  return field instanceof z.ZodLiteral ? String(field.value) : null;
}

function isNewer(found: unknown, schema: string): boolean {
  const [, kind, version] = /^(.*)\/(\d+)$/.exec(schema) ?? [];
  const [, foundKind, foundVersion] = typeof found === 'string' ? (/^(.*)\/(\d{1,9})$/.exec(found) ?? []) : [];
  return foundKind !== undefined && foundKind === kind && Number(foundVersion) > Number(version);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at(value: unknown, path: Path): unknown {
  let part = value;
  for (const key of path)
    part = typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? (part as Record<PropertyKey, unknown>)[key] : undefined;
  return part;
}

function shown(value: unknown): string | Message {
  if (value === undefined) return message('api.nothing');
  if (Array.isArray(value)) return message('api.list-found', { count: value.length });
  if (typeof value === 'object' && value !== null) return message('api.object-found');
  return JSON.stringify(value).slice(0, SHOWN);
}

/** `.modes[1].weight`, after the name of what holds it. */
function pathText(path: Path): string {
  return path
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key).slice(0, SHOWN);
      return /^[\w.-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    })
    .join('');
}
