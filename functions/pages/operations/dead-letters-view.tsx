import { saidInstant } from '../house/said-time.ts';
import { Button } from '../nhs/button.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import { Radios } from '../nhs/radios.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { type FieldError, type FormIdentity, messageFor } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import { discardReasons, type QueuedLetter } from './dead-letters.ts';
import { OperationsFrame } from './frame.tsx';

interface LettersProps {
  readonly letters: readonly QueuedLetter[];
  readonly redriveForm: FormIdentity;
}

export const DeadLettersView = ({ letters, redriveForm }: LettersProps) => (
  <OperationsFrame heading="Given up" current="/operations/dead-letters">
    <InsetText>
      A wake-up rests here when its work has failed every time. It holds ids alone. The work itself is written in the
      store, and the clock finds it again: putting a letter back twice does no harm. Who puts one back or discards it,
      when and which, is written to the log of the pages.
    </InsetText>
    {letters.length === 0 ? (
      <p>Nothing has been given up.</p>
    ) : (
      <>
        <Form form={redriveForm}>
          <Button>Put back all {letters.length}</Button>
        </Form>
        {letters.map(letter => (
          <Letter letter={letter} form={redriveForm} />
        ))}
      </>
    )}
  </OperationsFrame>
);

const Letter = ({ letter, form }: { readonly letter: QueuedLetter; readonly form: FormIdentity }) => (
  <section aria-label={`Letter ${letter.id}`}>
    <LetterFacts letter={letter} />
    <div class="nhsuk-button-group">
      <Form form={form}>
        <input type="hidden" name="queue" value={letter.queue} />
        <input type="hidden" name="letter" value={letter.id} />
        <Button small variant="secondary" ariaLabel={`Put back letter ${letter.id}`}>
          Put back
        </Button>
      </Form>
      <a href={discardAddress(letter)} aria-label={`Discard letter ${letter.id}`}>
        Discard
      </a>
    </div>
  </section>
);

export const discardAddress = ({ queue, id }: Pick<QueuedLetter, 'queue' | 'id'>) =>
  `/operations/dead-letters/${queue}/${id}/discard`;

const LetterFacts = ({ letter: { queue, id, what, sentAt, attempts } }: { readonly letter: QueuedLetter }) => (
  <SummaryList
    rows={[
      { key: 'Letter', value: { content: id, classes: 'lr-typed' } },
      { key: 'Queue', value: queue },
      {
        key: 'Referral',
        value: what ? <a href={`/operations/trace?about=${what.referral}`}>{what.referral}</a> : 'cannot be read',
      },
      ...(what?.message ? [{ key: 'Message', value: { content: what.message, classes: 'lr-typed' } }] : []),
      { key: 'Sent', value: saidInstant(sentAt) },
      { key: 'Attempts', value: String(attempts) },
    ]}
  />
);

interface DiscardProps {
  readonly letter: QueuedLetter;
  readonly form: FormIdentity;
  readonly errors: readonly FieldError[];
}

export const DiscardView = ({ letter, form, errors }: DiscardProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={errors} />
      <h1 class="nhsuk-heading-l">Discard this letter?</h1>
      <LetterFacts letter={letter} />
      <Form form={form}>
        <Radios
          name="reason"
          fieldset={{ legend: { content: 'Why may it be forgotten?', size: 'm' } }}
          hint="Your name, the time and this reason are written to the log."
          items={Object.entries(discardReasons).map(([value, label]) => ({ value, label }))}
          errorMessage={messageFor(errors, 'reason')}
        />
        <Button variant="warning">Discard it</Button>
      </Form>
    </div>
  </div>
);
