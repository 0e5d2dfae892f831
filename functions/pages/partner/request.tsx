import { londonDate } from '../../../domain/time/working-time.ts';
import { OnwardId } from '../../../schemas/ids.ts';
import type { PartnerRequest } from '../../../schemas/partner-work.ts';
import { type PartnerSaid, partnerCommand } from '../../partners/partner-command.ts';
import { readRequest } from '../../partners/requests.ts';
import { type Worked, workOnRequest } from '../../partners/work-on-request.ts';
import { fingerprint } from '../../shell/fingerprint.ts';
import type { KeyedRequest } from '../../shell/idempotency.ts';
import { NoPlaceError } from '../../shell/places.ts';
import { ProblemError } from '../../shell/problem.ts';
import { InsetText } from '../nhs/inset-text.tsx';
import type { FieldError, FormInput } from '../shell/form.ts';
import { FormErrors } from '../shell/form-view.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { answerInput, readAnswer } from './answer-form.ts';
import { partnerOf } from './partner-of.ts';
import { presentRequest } from './request-presenter.ts';
import { Answers, Facts, Standing, Undo } from './request-view.tsx';

/** One request, as far as the person has agreed that this partner may see it. */
export async function showRequest(world: PagesWorld, ask: Ask): Promise<Reply> {
  const request = await requestOf(world, ask);
  return requestPage(world, ask, request, { input: {}, errors: [] });
}

/** The same answers as through a link. */
export async function answerRequest(world: PagesWorld, ask: Ask): Promise<Reply> {
  const request = await requestOf(world, ask);
  const { input } = ask.sent;
  const said = readAnswer(input, londonDate(world.clock.now()));
  if (!said?.value) return requestPage(world, ask, request, { input, errors: said?.errors ?? [] });
  const worked = await work(world, ask, request.id, said.value);
  if (worked === 'unknown') throw new ProblemError('not-found');
  // Sent again, or filled in a second time on the same page: they see how it stands.
  if (typeof worked === 'string') return { goTo: addressOf(request.id) };
  return requestPage(world, ask, request, { input, errors: [{ field: 'answer', message: worked.sentence }] });
}

const addressOf = (id: OnwardId): string => `/partner/requests/${id}`;

async function requestOf(world: PagesWorld, ask: Ask): Promise<PartnerRequest> {
  const id = OnwardId.safeParse(ask.event.pathParameters?.['onward']).data;
  const request = id && (await readRequest(world, partnerOf(ask), id));
  if (!request) throw new ProblemError('not-found');
  return request;
}

function work(world: PagesWorld, ask: Ask, onward: OnwardId, said: PartnerSaid): Promise<Worked> {
  const command = partnerCommand(onward, said);
  return workOnRequest(world, { partner: partnerOf(ask), command, request: keyOf(ask, onward, said) }).catch(
    (error: unknown) => {
      if (!(error instanceof NoPlaceError)) throw error;
      return error.refusal;
    },
  );
}

function keyOf({ reader, sent }: Ask, onward: OnwardId, said: PartnerSaid): KeyedRequest | undefined {
  if (!/^[\w-]{1,255}$/.test(sent.requestKey)) return undefined;
  return { source: reader.caller.subject, key: sent.requestKey, fingerprint: fingerprint({ onward, said }) };
}

interface Filled {
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

function requestPage(world: PagesWorld, ask: Ask, request: PartnerRequest, { input, errors }: Filled): Reply {
  const now = world.clock.now();
  const model = presentRequest(request, now);
  const form = ask.formTo(addressOf(request.id), errors.length > 0 ? ask.sent : undefined);
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: `Request ${request.reference}`,
      hasErrors: errors.length > 0,
      backTo: { href: '/partner', words: 'Requests' },
      content: (
        <div class="nhsuk-grid-row">
          <div class="nhsuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            <h1 class="nhsuk-heading-l">
              <span class="nhsuk-caption-l lr-typed">{model.offerName}</span> Request {request.reference}
            </h1>
            <Standing {...model} />
            <Undo form={form} undoUntil={model.undoUntil} />
            {!request.person && <NothingOfThem />}
            <Facts facts={model.facts} />
            {model.can.length > 0 && (
              <Answers can={model.can} form={form} today={londonDate(now)} input={answerInput(input)} errors={errors} />
            )}
          </div>
        </div>
      ),
    },
  };
}

const NothingOfThem = () => (
  <InsetText>
    This request has ended, or the person has changed their mind. So it says nothing about them any more. Please delete
    what you have, unless the law says that you must keep it.
  </InsetText>
);
