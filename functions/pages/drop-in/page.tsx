import type { Offer } from '../../../schemas/directory.ts';
import { readReferral } from '../../cases/read-referral.ts';
import { registerDropIn as register } from '../../intake/register-drop-in.ts';
import { fingerprint } from '../../shell/fingerprint.ts';
import { ProblemError } from '../../shell/problem.ts';
import { idOf } from '../cases/case-facts.ts';
import { checkForm, type FieldError } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { DropInForm, visitFrom } from './form.ts';
import { DropInView, RegisteredView } from './view.tsx';

export const dropIn = (world: PagesWorld, ask: Ask): Promise<Reply> => formPage(world, ask, {});

/** Everything of a visit at once, and once however often the form is sent. */
export async function registerDropIn(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { input, requestKey } = ask.sent;
  const { value, errors } = checkForm(DropInForm, input);
  if (errors) return formPage(world, ask, { errors });
  const visit = visitFrom(value);
  const { caller } = ask.reader;
  const request = { source: caller.subject, key: requestKey, fingerprint: fingerprint(visit) };
  const received = await register(world, caller, visit, request);
  switch (received.outcome) {
    case 'refused':
      return formPage(world, ask, { refused: received.refusal.sentence });
    case 'key-reused':
      return formPage(world, ask, { refused: 'This visit is saved already. To register somebody else, begin again.' });
    case 'accepted':
    case 'replayed': {
      const [receipt] = received.events;
      if (!receipt) throw new RangeError('an accepted visit has a receipt');
      return { goTo: `/drop-in/${receipt.referral}` };
    }
  }
}

/** Says the reference, which is what the person may want to take home. */
export async function droppedIn(world: PagesWorld, ask: Ask): Promise<Reply> {
  const view = await readReferral(world, ask.reader.caller, idOf(ask));
  if (!view) throw new ProblemError('not-found');
  const { id, reference, status } = view;
  return { page: { title: 'Saved', content: <RegisteredView {...{ id, reference }} isHeld={status === 'held'} /> } };
}

interface SentBack {
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}

async function formPage(world: PagesWorld, ask: Ask, { errors = [], refused }: SentBack): Promise<Reply> {
  const { caller } = ask.reader;
  const { sites, advisors, offers } = await world.directory.snapshot();
  const isSentBack = errors.length > 0 || refused !== undefined;
  const site = caller.site ?? sites[0]?.id ?? '';
  return {
    status: errors.length > 0 ? 422 : isSentBack ? 409 : 200,
    page: {
      title: 'Somebody has come in',
      hasErrors: isSentBack,
      content: (
        <DropInView
          {...{ errors, refused, sites }}
          form={isSentBack ? ask.formTo('/drop-in', ask.sent) : ask.formTo('/drop-in')}
          input={{ site, ...ask.sent.input }}
          advisors={caller.advisor ? [] : advisors}
          offers={offers.filter(offer => isAtHand(offer, site))}
        />
      ),
    },
  };
}

/** What is most often told of in passing: what anybody can simply go to at this site. */
const isAtHand = ({ site, status, referral }: Offer, here: string) =>
  site === here && status === 'open' && referral !== 'professional-only';
