import { ReferralRequest } from '../../../schemas/referral.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { needQuestions, needsOf, personOf, personQuestions } from '../refer/answers.ts';
import { type Question, wrongFields } from '../refer/wrong-fields.ts';
import { type Checked, type FormInput, textOf } from '../shell/form.ts';

/** A referral from what somebody has filled in for themselves, or everything that is wrong with it. */
export function readOwnAnswers(input: FormInput, today: CalendarDate): Checked<ReferralRequest> {
  const person = personOf(input);
  const parsed = ReferralRequest.safeParse({
    channel: 'self',
    person,
    needs: needsOf(input),
    ownWords: textOf(input, 'ownWords').trim() || undefined,
    consent: { referral: { status: textOf(input, 'agree') === 'yes' ? 'given' : undefined } },
  });
  if (!parsed.success) return { errors: wrongFields(parsed.error, questions(person.telecom)) };
  const { birthDate } = parsed.data.person;
  if (birthDate !== undefined && birthDate > today)
    return { errors: [{ field: 'birthDate-day', message: 'Your date of birth must be in the past' }] };
  return { value: parsed.data };
}

/** Said to the person themselves. */
const mends: Readonly<Record<string, string>> = {
  givenName: 'Enter your name, or what we should call you',
  needs: 'Choose what you would like help with, or “Not sure, wants to talk”',
  'birthDate-day': 'Enter a real date of birth, such as 15 6 1970, or leave it empty',
};

const questions = (telecom: Parameters<typeof personQuestions>[0]): readonly Question[] => [
  ...[...personQuestions(telecom), ...needQuestions].map(one => ({ ...one, mend: mends[one.field] ?? one.mend })),
  {
    field: 'agree',
    at: 'consent',
    name: 'Your agreement',
    mend: 'Tick the box if you agree that we keep this and get in touch with you',
  },
];
