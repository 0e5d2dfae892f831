import * as z from 'zod';
import { ImmediateConcern, NeedCode } from '../../../schemas/codes.ts';
import { DropIn } from '../../../schemas/drop-in.ts';
import { OfferId } from '../../../schemas/ids.ts';
import { Phone } from '../../../schemas/person.ts';
import { anyOf, needed, perhaps, perhapsDay, perhapsNumber } from '../cases/forms/answers.ts';

/** What is asked of somebody who has come in: a first name is enough. */
export const DropInForm = z.object({
  given: needed(80, 'Write their first name, or what they would like to be called'),
  family: perhaps(80),
  birthDate: perhapsDay,
  phone: perhaps(40).refine(isPhone, 'Write a telephone number, or leave it empty'),
  needs: anyOf(NeedCode),
  concern: anyOf(ImmediateConcern),
  note: perhaps(4000),
  minutes: perhapsNumber(600, 'Give whole minutes, up to 600'),
  signposts: anyOf(OfferId),
  told: perhaps(200),
  site: perhaps(80),
  advisor: perhaps(80),
});
type DropInAnswers = z.output<typeof DropInForm>;

/** The visit that the answers describe. What was left empty is left out. */
export function visitFrom(said: DropInAnswers): DropIn {
  const { given, family, birthDate, phone, needs, concern, note, minutes, signposts, told, site, advisor } = said;
  return DropIn.parse({
    person: {
      name: { given: [given], ...(family && { family }) },
      ...(birthDate && { birthDate }),
      ...(phone && { telecom: [{ system: 'phone', value: phone }] }),
    },
    ...(needs.length > 0 && { needs: needs.map(code => ({ code })) }),
    ...(concern.length > 0 && { risk: { immediateConcern: concern } }),
    ...(note && { note }),
    ...(minutes !== undefined && { minutes }),
    signposts: [
      ...signposts.map(offer => ({ offer })),
      ...(told ? [{ to: told, reportGroup: 'social-support' as const }] : []),
    ],
    ...(site && { site }),
    ...(advisor && { advisor }),
  });
}

function isPhone(text: string | undefined): boolean {
  return text === undefined || Phone.safeParse(text).success;
}
