import { z } from 'zod';
import type { AcceptedLines, PressReport } from '../press/index.ts';
import { shapeOf } from './agreement.ts';
import { type Answer, answerShape, ids } from './answer-shape.ts';
import { claimShape, factShape, sourceShape } from './fact-shape.ts';
import { messageShape } from './message-shape.ts';
import { count } from './quantities.ts';

type In<Key extends keyof PressReport> = PressReport[Key] extends readonly (infer Item)[] ? Item : never;

const text = z.string();
const day = z.string().describe('2022-04-02');

const passageShape = shapeOf<NonNullable<PressReport['headline']>>()(
  z.strictObject({
    words: text,
    start: count.describe('in UTF-16 units'),
    end: count,
    bytes: z.tuple([count, count]).describe('of the same piece in UTF-8'),
  }),
);

const dateShape = z.strictObject({
  from: day,
  to: day,
  precision: z.enum(['second', 'minute', 'day', 'week', 'month', 'season', 'year']),
  at: z.string().exactOptional(),
  about: z.enum(['around', 'after', 'before']).exactOptional(),
  dayAssumed: z.literal(true).exactOptional(),
  clockAssumed: z.literal(true).exactOptional(),
});

const namedShape = z.strictObject({ name: text, id: text.nullable() });

const datelineShape = shapeOf<PressReport['dateline']>()(
  z.strictObject({
    passage: passageShape.nullable(),
    place: text.nullable(),
    placeId: text.nullable(),
    agency: text.nullable(),
    agencyId: text.nullable(),
    date: day.nullable(),
    dateFrom: z
      .enum(['dateline', 'dateline, year from the text', 'dateline, year from the record', 'header', 'caption', 'given'])
      .nullable(),
  }),
);

const paragraphShape = shapeOf<In<'paragraphs'>>()(
  z.strictObject({
    passage: passageShape,
    part: z.enum(['header', 'headline', 'byline', 'story', 'subheading', 'caption', 'notice', 'correction']),
    sentences: z.array(passageShape),
  }),
);

const quoteShape = shapeOf<In<'quotes'>>()(
  z.strictObject({
    id: text,
    direct: z.boolean(),
    pieces: z.array(passageShape),
    part: text,
    speaker: z
      .strictObject({
        name: text,
        id: text.nullable(),
        kind: z.enum(['person', 'organisation', 'unnamed']),
        how: z.enum(['named', 'pronoun', 'same statement']),
      })
      .nullable(),
    verb: text.nullable(),
    channel: z
      .strictObject({
        kind: z.enum([
          'social network',
          'television',
          'radio',
          'news agency',
          'newspaper',
          'news conference',
          'interview',
          'statement',
          'letter',
          'reporters',
          'other',
        ]),
        name: text,
        passage: passageShape,
      })
      .nullable(),
    day: dateShape.nullable(),
    dayFrom: z.enum(['stated', 'same statement']).nullable(),
  }),
);

const captionShape = shapeOf<In<'captions'>>()(
  z.strictObject({
    passage: passageShape,
    ordinal: z.int(),
    text: passageShape,
    photographers: z.array(namedShape),
    agencies: z.array(namedShape).describe('from the owner to the distributor'),
    creditLine: passageShape.nullable(),
    credit: passageShape.nullable(),
    date: dateShape.nullable(),
    people: ids,
    flights: ids,
    places: ids,
  }),
);

const mentionShape = shapeOf<In<'mentions'>>()(
  z.strictObject({
    passage: passageShape,
    kind: z.enum(['person', 'flight', 'vehicle', 'agency', 'module', 'port', 'place', 'agreement']),
    id: text.nullable(),
    candidates: ids,
    how: z.enum(['full name', 'part of the name', 'spelling close to', 'context', 'ambiguous', 'not in the index']),
  }),
);

const dateMentionShape = shapeOf<In<'dates'>>()(
  z.strictObject({
    passage: passageShape,
    date: dateShape.nullable(),
    readings: z.array(dateShape).exactOptional(),
    basis: z.enum(['written in full', 'year from the report', 'relative to the report', 'day told before', 'day of the report']),
    problem: messageShape.exactOptional(),
  }),
);

const pressClaimShape = shapeOf<In<'claims'>>()(
  z.strictObject({
    id: text,
    kind: z.enum(['duration', 'attitude', 'count', 'date', 'event', 'statement', 'condition', 'deadline']),
    subjects: z.array(z.strictObject({ id: text.nullable(), name: text, how: messageShape })),
    property: text,
    value: text,
    number: z.number().exactOptional(),
    unit: text.exactOptional(),
    about: z.enum(['under', 'over', 'around']).exactOptional(),
    doubt: messageShape.exactOptional(),
    qualifier: text.exactOptional(),
    valid: z.strictObject({ moment: text.exactOptional(), date: dateShape.exactOptional() }).nullable(),
    words: passageShape,
    part: text,
    quote: text.nullable(),
  }),
);

const pressRelationShape = shapeOf<In<'relations'>>()(
  z.strictObject({
    kind: z.enum(['agrees', 'refines', 'contradicts', 'not decided', 'different moments', 'off by a unit', 'same origin']),
    claims: ids,
    fact: text.nullable(),
    unit: text.exactOptional(),
    difference: z.number().exactOptional().describe('claimed minus recorded, in `unit`'),
    reason: messageShape,
  }),
);

const acceptedShape = shapeOf<AcceptedLines>()(
  z.strictObject({
    source: text,
    sources: z.array(sourceShape),
    claims: z.array(claimShape),
    facts: z.array(factShape),
    already: ids,
    left: z.array(z.strictObject({ claim: text, why: messageShape })),
  }),
);

/** `union-station/press/1`: who said what, and how it stands to the record. */
export const pressShape = shapeOf<Answer<'press', PressReport & { readonly accepted?: AcceptedLines }>>()(
  answerShape('press', {
    language: z.enum(['en', 'ru']),
    characters: count,
    headline: passageShape.nullable(),
    byline: z.strictObject({ passage: passageShape, people: z.array(namedShape) }).nullable(),
    dateline: datelineShape,
    paragraphs: z.array(paragraphShape),
    quotes: z.array(quoteShape),
    captions: z.array(captionShape),
    mentions: z.array(mentionShape),
    dates: z.array(dateMentionShape),
    claims: z.array(pressClaimShape),
    relations: z.array(pressRelationShape),
    notes: z.array(messageShape),
    accepted: acceptedShape.exactOptional().describe('what was added to the record'),
  }),
);
