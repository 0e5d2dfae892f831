import { londonDate } from '../../../../domain/time/working-time.ts';
import type { Draft } from '../../../../schemas/draft.ts';
import type { ReferralRequest } from '../../../../schemas/referral.ts';
import { sendAsCaller, sentWith } from '../../../intake/send-from-page.ts';
import { ProblemError } from '../../../shell/problem.ts';
import { Button } from '../../nhs/button.tsx';
import { textOf } from '../../shell/form.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { Reply } from '../../shell/reply.ts';
import type { PagesWorld } from '../../world.ts';
import { readAnswers } from '../answers.ts';
import { presentAnswers } from '../check.ts';
import { CheckView, InterruptionView } from '../check-view.tsx';
import { draftIdIn, findDraft } from '../drafts/find-drafts.ts';
import { earlierOf } from '../earlier.ts';
import { SentView } from '../sent-view.tsx';
import { stepsAddress } from './open.ts';
import { isReady, progressOf } from './progress.ts';

/** The answers once more; before them, once, that the person may have been referred already. */
export async function checkDraft(world: PagesWorld, ask: Ask): Promise<Reply> {
  const found = await finishedDraft(world, ask);
  if ('goTo' in found) return found;
  const isAgain = ask.event.queryStringParameters?.['again'] !== undefined;
  const earlier = isAgain ? undefined : await earlierOf(world, ask.reader.caller, found.request.person);
  if (!earlier) return checkPage(ask, found);
  const goOn = (
    <Button variant="reverse" href="?again=yes">
      Go on with this referral
    </Button>
  );
  return {
    page: {
      title: 'This person may have been referred already',
      backTo: { href: stepsAddress(found.draft.id) },
      content: <InterruptionView earlier={earlier} goOn={goOn} />,
    },
  };
}

/** The id of the draft is the key of the request: sent twice, by whatever accident, it is one referral. */
export async function sendDraft(world: PagesWorld, ask: Ask): Promise<Reply> {
  const found = await finishedDraft(world, ask);
  if ('goTo' in found) return found;
  const { draft, request } = found;
  if (Number(textOf(ask.sent.input, 'version')) !== draft.version) return checkPage(ask, found, changedElsewhere);
  const { caller } = ask.reader;
  await sendAsCaller(world, caller, request, draft.id);
  await world.drafts.remove(caller, draft.id);
  return { goTo: `${stepsAddress(draft.id)}/sent` };
}

/** What it is called and what happens now, for as long as anybody asks. */
export async function showSent(world: PagesWorld, ask: Ask): Promise<Reply> {
  const receipt = await sentWith(world, ask.reader.caller, draftIdIn(ask));
  if (!receipt) throw new ProblemError('not-found');
  return { page: { title: 'Referral sent', content: <SentView {...receipt} /> } };
}

interface Finished {
  readonly draft: Draft;
  readonly request: ReferralRequest;
}

/** Or where to go instead: to what is still missing, or to what has become of it. */
async function finishedDraft(world: PagesWorld, ask: Ask): Promise<Finished | { readonly goTo: string }> {
  const id = draftIdIn(ask);
  const draft = await findDraft(world, ask, id);
  if (draft === 'sent') return { goTo: `${stepsAddress(id)}/sent` };
  const today = londonDate(world.clock.now());
  const { value: request } = readAnswers(draft.answers, today);
  return request && isReady(progressOf(draft, today)) ? { draft, request } : { goTo: stepsAddress(id) };
}

const changedElsewhere =
  'This draft was changed in another tab, so it has not been sent. These are the answers as they are now: check them, then send.';

function checkPage(ask: Ask, { draft, request }: Finished, refused?: string): Reply {
  const address = stepsAddress(draft.id);
  return {
    status: refused === undefined ? 200 : 409,
    page: {
      title: 'Check your answers',
      hasErrors: refused !== undefined,
      backTo: { href: address, words: 'All sections' },
      content: (
        <CheckView
          parts={presentAnswers(request)}
          form={ask.formTo(`${address}/check`)}
          carried={<input type="hidden" name="version" value={String(draft.version)} />}
          later={
            <Button variant="secondary" href="/referrals/drafts">
              Finish later
            </Button>
          }
          change={{
            ofRow: ({ key, step }) => ({
              content: 'Change',
              href: `${address}/${step}?from=check`,
              visuallyHiddenText: key.toLowerCase(),
            }),
          }}
          refused={refused}
        />
      ),
    },
  };
}
