import { z } from 'zod';
import type { Disagreements, Matter, ShownClaim } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { type Answer, answerShape, asked, dataAgeShape, type Taken } from './answer-shape.ts';
import { messageShape } from './message-shape.ts';
import { claimFields, relationShape } from './fact-shape.ts';

const shownShape = shapeOf<ShownClaim>()(
  z.strictObject({
    ...claimFields,
    valueName: z.string().describe('the value, or what is called so where it is an id'),
    families: z.int().describe('independent origins of its sources'),
    relations: z.array(z.strictObject({ relation: relationShape, claim: z.string() })),
  }),
);

const matterShape = shapeOf<Matter>()(
  z.strictObject({
    subject: z.string(),
    name: z.string(),
    property: z.string(),
    propertyName: z.string().describe('with names in place of ids'),
    verdict: z.enum(['agree', 'compatible', 'contradict']),
    preferred: z.string().nullable(),
    because: z.string().nullable(),
    claims: z.array(shownShape),
  }),
);

/** `union-station/claims/1`: where sources speak apart, and what the record goes by. */
export const claimsShape = shapeOf<Answer<'claims', Disagreements & Taken>>()(
  answerShape('claims', {
    ...asked,
    taken: messageShape.nullable(),
    about: z.string().nullable(),
    matters: z.array(matterShape),
    dataAge: dataAgeShape,
  }),
);
