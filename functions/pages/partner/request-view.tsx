import { declineReasons, OnwardOutcome, onwardOutcomes } from '../../../schemas/codes.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { DateField, firstBoxOf } from '../house/date-field.tsx';
import { capitalised } from '../house/words.ts';
import { Button } from '../nhs/button.tsx';
import { Details } from '../nhs/details.tsx';
import { Input } from '../nhs/input.tsx';
import type { Content } from '../nhs/markup.ts';
import { Radios } from '../nhs/radios.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Tag } from '../nhs/tag.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { type FieldError, type FormIdentity, type FormInput, messageFor, textOf } from '../shell/form.ts';
import { Form } from '../shell/form-view.tsx';
import type { Decision, Fact, RequestModel } from './request-presenter.ts';

/** What is known of a request, with telephone numbers that can be rung by one tap. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <SummaryList
    classes="lr-facts"
    rows={facts.map(({ term, lines }) => ({
      key: term,
      value: (
        <>
          {lines.map(({ words, href }) => (
            <span class="lr-typed lr-line">{href === undefined ? words : <a href={href}>{words}</a>}</span>
          ))}
        </>
      ),
    }))}
  />
);

export const Standing = ({ status, respondBy }: Pick<RequestModel, 'status' | 'respondBy'>) => (
  <p>
    <Tag colour={status.colour}>{status.words}</Tag>
    {respondBy !== undefined && <span class="lr-detail">Please answer by {respondBy}.</span>}
  </p>
);

export interface AnswersProps {
  readonly can: RequestModel['can'];
  readonly form: FormIdentity;
  readonly today: CalendarDate;
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

/** Every answer is a form of its own: the likeliest stands open, the others open by a tap and need no script for it. */
export const Answers = (props: AnswersProps) => (
  <section aria-labelledby="answer">
    <h2 id="answer" tabindex={-1}>
      {props.can.includes('attendance') ? 'Tell us what happened' : 'Your answer'}
    </h2>
    {props.can.map(decision => {
      const Answer = answers[decision];
      return <Answer {...props} />;
    })}
  </section>
);

const Accept = (props: AnswersProps) => (
  <AnswerForm {...props} decision="accept">
    <DateField
      name="firstDate"
      legend="First date you can see them"
      hint="If you know it, for example 1 12 2026"
      date={textOf(props.input, 'firstDate')}
      errorMessage={messageFor(props.errors, firstBoxOf('firstDate'))}
    />
    <Input
      name="contactRoute"
      label={{ content: 'How you will be in touch with them', size: 's' }}
      hint="If you like, for example “We ring on Friday morning”"
      value={textOf(props.input, 'contactRoute')}
      errorMessage={messageFor(props.errors, 'contactRoute')}
    />
    <Button preventDoubleClick>Accept</Button>
  </AnswerForm>
);

const WaitList = (props: AnswersProps) => (
  <Foldable {...props} decision="wait-list" summary="Put them on your waiting list">
    <Input
      name="expectedWeeks"
      label={{ content: 'How many weeks will it be?', size: 's' }}
      hint="If you know it"
      width={3}
      inputmode="numeric"
      value={textOf(props.input, 'expectedWeeks')}
      errorMessage={messageFor(props.errors, 'expectedWeeks')}
    />
    <Button variant="secondary" preventDoubleClick>
      Put on the waiting list
    </Button>
  </Foldable>
);

const Decline = (props: AnswersProps) => (
  <Foldable {...props} decision="decline" summary="Decline">
    <Radios
      name="reason"
      small
      fieldset={{ legend: { content: 'Why not?', size: 's' } }}
      hint="A no helps too: then we can ask somewhere else."
      items={Object.entries(declineReasons).map(([value, label]) => ({ value, label: capitalised(label) }))}
      value={textOf(props.input, 'reason')}
      errorMessage={messageFor(props.errors, 'reason')}
    />
    <Input
      name="suggests"
      label={{ content: 'Where else could they try? (optional)', size: 's' }}
      value={textOf(props.input, 'suggests')}
      errorMessage={messageFor(props.errors, 'suggests')}
    />
    <Button variant="secondary" preventDoubleClick>
      Decline
    </Button>
  </Foldable>
);

const AskUs = (props: AnswersProps) => (
  <Foldable {...props} decision="ask" summary="Ask us a question first">
    <Textarea
      name="question"
      label={{ content: 'What do you need to know?', size: 's' }}
      hint="The advisor answers by e-mail. The request stays open."
      rows={3}
      value={textOf(props.input, 'question')}
      errorMessage={messageFor(props.errors, 'question')}
    />
    <Button variant="secondary" preventDoubleClick>
      Send the question
    </Button>
  </Foldable>
);

const Attendance = (props: AnswersProps) => (
  <AnswerForm {...props} decision="attendance">
    <DateField
      name="on"
      legend="On which day?"
      date={textOf(props.input, 'on') || props.today}
      errorMessage={messageFor(props.errors, firstBoxOf('on'))}
    />
    <div class="nhsuk-button-group">
      <Button name="attendance" value="attended" preventDoubleClick>
        They came
      </Button>
      <Button name="attendance" value="did-not-attend" variant="secondary" preventDoubleClick>
        They did not come
      </Button>
    </div>
  </AnswerForm>
);

const Ended = (props: AnswersProps) => (
  <>
    <AnswerForm {...props} decision="ended">
      <Button name="outcome" value="completed" variant="secondary" preventDoubleClick>
        They have completed it
      </Button>
    </AnswerForm>
    <Foldable {...props} decision="ended" summary="It ended in another way">
      <Radios
        name="outcome"
        small
        fieldset={{ legend: { content: 'How did it end?', size: 's' } }}
        items={OnwardOutcome.exclude(['completed']).options.map(value => ({
          value,
          label: capitalised(onwardOutcomes[value]),
        }))}
        value={textOf(props.input, 'outcome')}
        errorMessage={messageFor(props.errors, 'outcome')}
      />
      <Button variant="secondary" preventDoubleClick>
        Tell us
      </Button>
    </Foldable>
  </>
);

const answers: Readonly<Record<RequestModel['can'][number], (props: AnswersProps) => Content>> = {
  accept: Accept,
  'wait-list': WaitList,
  decline: Decline,
  ask: AskUs,
  attendance: Attendance,
  ended: Ended,
};

interface AnswerFormProps extends AnswersProps {
  readonly decision: Decision | 'look' | 'still-right';
  readonly children?: Content;
}

/** @param decision what it says, beside what is filled in */
export const AnswerForm = ({ form, decision, children }: Pick<AnswerFormProps, 'form' | 'decision' | 'children'>) => (
  <Form form={form}>
    <input type="hidden" name="decision" value={decision} />
    {children}
  </Form>
);

const Foldable = ({ summary, ...props }: AnswerFormProps & { readonly summary: string }) => (
  <Details summary={summary} open={props.errors.length > 0 && textOf(props.input, 'decision') === props.decision}>
    <AnswerForm {...props} />
  </Details>
);

/** Whoever pressed the wrong button. */
export const Undo = ({ form, undoUntil }: Pick<RequestModel, 'undoUntil'> & { readonly form: FormIdentity }) =>
  undoUntil === undefined ? undefined : (
    <AnswerForm form={form} decision="undo">
      <p>Pressed the wrong button? Nobody is told before {undoUntil}. Until then you can take it back.</p>
      <Button variant="secondary" preventDoubleClick>
        Take my answer back
      </Button>
    </AnswerForm>
  );
