import { z } from 'zod';
import type { AgreementInForce, Cooperation, JointSeat, SanctionInForce, Word } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { type Answer, answerShape, asked, dataAgeShape, ids, moment, seen } from './answer-shape.ts';
import { dependencyShape, factTypeShape } from './fact-shape.ts';

const agreementShape = shapeOf<AgreementInForce>()(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    parties: ids,
    since: moment,
    says: z.string(),
    amendments: z.array(z.strictObject({ title: z.string(), at: moment, says: z.string(), covers: ids, fact: z.string() })),
    covers: ids,
    coversNames: ids,
    seats: z.array(z.strictObject({ person: z.string(), flight: z.string(), fact: z.string() })),
    facts: ids,
  }),
);

const sanctionShape = shapeOf<SanctionInForce>()(
  z.strictObject({
    id: z.string(),
    by: z.string(),
    on: z.string(),
    since: moment,
    says: z.string(),
    except: ids,
    facts: ids,
  }),
);

const wordShape = shapeOf<Word>()(
  z.strictObject({
    at: moment,
    type: factTypeShape,
    by: z.string(),
    to: z.string().nullable(),
    says: z.string(),
    words: z.string().nullable(),
    condition: z.string().nullable(),
    outcome: z.string().nullable(),
    bearsOn: ids,
    fact: z.string(),
  }),
);

const jointSeatShape = shapeOf<JointSeat>()(
  z.strictObject({
    person: z.string(),
    name: z.string(),
    agency: z.string(),
    up: z.string(),
    upName: z.string(),
    seatHome: z.string().nullable(),
    seatHomeName: z.string().nullable(),
    says: z.string(),
    under: z.string().nullable(),
    facts: ids,
  }),
);

/** `union-station/cooperation/1`: what holds between the partners, and who flies with whom. */
export const cooperationShape = shapeOf<Answer<'cooperation', Cooperation>>()(
  answerShape('cooperation', {
    ...asked,
    ...seen,
    agreements: z.array(agreementShape),
    sanctions: z.array(sanctionShape),
    words: z.array(wordShape),
    unanswered: z.array(
      z.strictObject({ letter: z.string(), by: z.string(), to: z.string(), answerBy: moment.nullable(), fact: z.string() }),
    ),
    jointFlights: z.array(jointSeatShape),
    dependencies: z.array(dependencyShape),
    dataAge: dataAgeShape,
  }),
);
