import { requestOutline } from '../../../domain/disclosure/partner-view.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { Offer } from '../../../schemas/directory.ts';
import type { LinkPurpose } from '../../../schemas/link.ts';
import type { PartnerRequest } from '../../../schemas/partner-work.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { Opened } from '../../links/open-link.ts';
import { Button } from '../nhs/button.tsx';
import { Panel } from '../nhs/panel.tsx';
import { answerInput } from '../partner/answer-form.ts';
import { type Decision, presentOutline, presentRequest, type RequestModel } from '../partner/request-presenter.ts';
import { AnswerForm, Answers, Facts, Undo } from '../partner/request-view.tsx';
import type { FieldError, FormIdentity, FormInput } from '../shell/form.ts';
import { FormErrors } from '../shell/form-view.tsx';
import type { Reply } from '../shell/reply.ts';
import { plainPage } from './plain-page.tsx';

// What a partner sees who has no account: what is asked, who it is, and what has become of their answer.

interface OutlineFacts {
  readonly opened: Extract<Opened, { request: unknown }>;
  readonly form: FormIdentity;
  readonly now: Instant;
}

/** What is asked, before anybody has said that it is for them. */
export function outlinePage({ opened, form, now }: OutlineFacts): Reply {
  const model = presentOutline(requestOutline(opened.referral, opened.request, londonDate(now)), now);
  const heading = opened.isUsed ? saidTo[model.can.includes('ask') ? 'ask' : decisionThatLedTo(opened)] : undefined;
  return plainPage(
    heading?.heading ?? model.question,
    <>
      {heading && <Done {...heading} />}
      {!heading && <Question {...model} />}
      <Facts facts={model.facts} />
      <AnswerForm form={form} decision="look">
        {!heading && <p>The next page shows the person’s details. Only go on if this request is for you.</p>}
        <Button variant={heading && 'secondary'} preventDoubleClick>
          Show who it is
        </Button>
      </AnswerForm>
      {heading && <Undo form={form} undoUntil={model.undoUntil} />}
    </>,
  );
}

const decisionThatLedTo = ({ request: { status } }: OutlineFacts['opened']): Decision =>
  status === 'declined' ? 'decline' : status === 'waitlisted' ? 'wait-list' : 'accept';

interface RequestFacts {
  readonly request: PartnerRequest;
  readonly to: LinkPurpose['to'];
  /** Their answer has been given, and can only be taken back. */
  readonly isUsed: boolean;
  readonly form: FormIdentity;
  readonly now: Instant;
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

/** Who it is, and what can be answered. */
export function lookedPage(facts: RequestFacts & { readonly isTakenBack?: boolean }): Reply {
  const { request, form, now, input, errors, isTakenBack = false } = facts;
  const model = presentRequest(request, now);
  const can = facts.isUsed && !isTakenBack ? [] : model.can.filter(decision => takenBy(facts.to).includes(decision));
  return plainPage(
    model.question,
    <>
      <FormErrors errors={errors} />
      {isTakenBack && <Done {...saidTo.undo} />}
      <Question {...model} />
      <Facts facts={model.facts} />
      {can.length > 0 ? (
        <Answers can={can} form={form} today={londonDate(now)} input={answerInput(input)} errors={errors} />
      ) : (
        <Undo form={form} undoUntil={model.undoUntil} />
      )}
    </>,
    errors,
  );
}

/** What the link of a request takes, and what the one that asks after somebody takes. */
const takenBy = (to: LinkPurpose['to']): readonly Decision[] =>
  to === 'partner-decision' ? ['accept', 'wait-list', 'decline', 'ask'] : ['accept', 'decline', 'attendance', 'ended'];

interface Answered extends RequestFacts {
  readonly decision: Decision;
  /** Nobody has said for long that what we say of it is right. */
  readonly stale: Offer | undefined;
}

/** What was said is kept: what happens next, and ten minutes to think again. */
export function answeredPage({ request, form, now, decision, stale }: Answered): Reply {
  const model = presentRequest(request, now);
  return plainPage(
    saidTo[decision].heading,
    <>
      <Done {...saidTo[decision]} />
      <Undo form={form} undoUntil={model.undoUntil} />
      {stale && <StillRight form={form} offer={stale} />}
      <h2>About this request</h2>
      <Facts facts={model.facts} />
    </>,
  );
}

const StillRight = ({ form, offer }: { readonly form: FormIdentity; readonly offer: Offer }) => (
  <AnswerForm form={form} decision="still-right">
    <h2>Is what we say about it still right?</h2>
    <p class="lr-typed">{offer.description}</p>
    <p>
      <a href={`/offers/${offer.id}`} target="_blank" rel="noopener">
        Read all of it (opens in a new tab)
      </a>
      . If something is wrong, please ring us.
    </p>
    <Button variant="secondary" preventDoubleClick>
      Yes, it is still right
    </Button>
  </AnswerForm>
);

export const stillRightPage = (): Reply =>
  plainPage(
    'Thank you',
    <Panel heading={{ content: 'Thank you', level: 1 }}>
      We have noted that it is still right, and ask again later.
    </Panel>,
  );

const saidTo: Readonly<Record<Decision, { readonly heading: string; readonly next: string }>> = {
  accept: { heading: 'You have accepted', next: 'Please be in touch with the person. We tell them there is a place.' },
  'wait-list': {
    heading: 'They are on your waiting list',
    next: 'We tell their advisor. We ask you again how it stands.',
  },
  decline: { heading: 'You have declined', next: 'Their advisor looks for something else with them.' },
  ask: { heading: 'We have your question', next: 'The advisor answers you by e-mail, with a new link.' },
  undo: { heading: 'Your answer is taken back', next: 'Nobody was told of it. You can answer again.' },
  attendance: { heading: 'Thank you for telling us', next: 'Their advisor can see it now.' },
  ended: { heading: 'Thank you for telling us', next: 'Their advisor can see it now, and talks with them.' },
};

const Done = ({ heading, next }: (typeof saidTo)[Decision]) => (
  <Panel heading={{ content: heading, level: 1 }}>{next}</Panel>
);

const Question = ({ question, offerName, respondBy }: RequestModel) => (
  <>
    <h1 class="nhsuk-heading-l">
      <span class="nhsuk-caption-l lr-typed">{offerName}</span> {question}
    </h1>
    {respondBy !== undefined && <p>Please answer by {respondBy}.</p>}
  </>
);
