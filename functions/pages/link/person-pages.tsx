import type { PersonAnswer } from '../../../schemas/codes.ts';
import { Button } from '../nhs/button.tsx';
import { Card } from '../nhs/card.tsx';
import type { Content } from '../nhs/markup.ts';
import { Panel } from '../nhs/panel.tsx';
import { Radios } from '../nhs/radios.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { type FieldError, type FormIdentity, type FormInput, messageFor, textOf } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { type PersonQuestion, type PersonSaid, stop } from './person-form.ts';
import { plainPage } from './plain-page.tsx';
import { Ring } from './ring.tsx';

// To the people themselves: short words, one thing on a page, and where help is. It never says which service it is about.

type Phone = Pick<PagesWorld, 'servicePhone'>;

export interface PersonPageProps {
  readonly world: Phone;
  readonly form: FormIdentity;
  readonly question: PersonQuestion;
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
  /** What proves it, where somebody has only paper. */
  readonly proof?: Content;
}

export const personPage = (props: PersonPageProps): Reply =>
  props.question === 'did-it-help' ? didItHelpPage(props) : stopSharingPage(props);

function didItHelpPage({ world, form, input, errors, proof }: PersonPageProps): Reply {
  return plainPage(
    'Did it help?',
    <>
      <FormErrors errors={errors} />
      <Form form={form}>
        {proof}
        <Radios
          name="answer"
          fieldset={{ legend: { content: 'Did it help?', size: 'xl', isPageHeading: true } }}
          items={[...Object.entries(answers).map(([value, label]) => ({ value, label })), stopTelling]}
          value={textOf(input, 'answer')}
          errorMessage={messageFor(errors, 'answer')}
        />
        <Textarea
          name="words"
          label={{ content: 'Do you want to say more?', size: 's' }}
          hint="You do not have to. Your advisor will read it."
          rows={3}
          value={textOf(input, 'words')}
          errorMessage={messageFor(errors, 'words')}
        />
        <Button preventDoubleClick>Send my answer</Button>
      </Form>
      <HelpNow {...world} />
    </>,
    errors,
  );
}

const answers: Readonly<Record<PersonAnswer, string>> = {
  yes: 'Yes',
  'not-yet': 'Not yet',
  'did-not-go': 'I did not go',
  'something-else': 'I need something else',
};

const stopTelling = {
  value: stop,
  label: 'Stop telling others about me',
  hint: 'If you have a place with them, it ends. We will still help you.',
};

function stopSharingPage({ world, form, question, input, errors, proof }: PersonPageProps): Reply {
  return plainPage(
    'Change my mind',
    <>
      <FormErrors errors={errors} />
      <h1 class="nhsuk-heading-xl">Change my mind</h1>
      <p class="nhsuk-lede-text">
        You said we could tell others about you. You can say stop. You do not have to say why.
      </p>
      <Form form={form}>
        {proof}
        {question === 'stop-this-or-all' ? (
          <Radios
            name="withdraw"
            fieldset={{ legend: { content: 'Who should we stop telling?', size: 'm' } }}
            items={[
              { value: 'this', label: 'Just the one you told me about' },
              { value: 'all', label: 'All of them' },
            ]}
            value={textOf(input, 'withdraw')}
            errorMessage={messageFor(errors, 'withdraw')}
          />
        ) : (
          <p>If you say stop, we will not tell any other group about you.</p>
        )}
        <Textarea
          name="reason"
          label={{ content: 'Do you want to say more?', size: 's' }}
          hint="You do not have to."
          rows={3}
          value={textOf(input, 'reason')}
          errorMessage={messageFor(errors, 'reason')}
        />
        <Button preventDoubleClick>Stop telling them</Button>
      </Form>
      <p>If you had a place with them, it ends too. We will still help you.</p>
      <HelpNow {...world} />
    </>,
    errors,
  );
}

/** What was said is kept. */
export function thankYouPage(world: Phone, said: PersonSaid): Reply {
  const { heading, next } = thanks(said);
  return plainPage(
    heading,
    <>
      <Panel heading={{ content: heading, level: 1 }}>{next}</Panel>
      <p class="nhsuk-lede-text">You can close this page now.</p>
      <HelpNow {...world} />
    </>,
  );
}

function thanks(said: PersonSaid): { readonly heading: string; readonly next: string } {
  if ('withdraw' in said)
    return { heading: 'We have stopped', next: 'We ask them to stop too. Your advisor will know.' };
  if (said.answer === 'yes') return { heading: 'Thank you', next: 'We are glad that it helped.' };
  return { heading: 'Thank you', next: 'Your advisor will read this and talk with you about what to do next.' };
}

export const HelpNow = ({ servicePhone }: Phone) => (
  <Card heading={{ content: 'Do you need help now?', level: 2, size: 'm' }}>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>
        Is anyone in danger? Ring <Ring number="999" />.
      </li>
      <li>
        Ring NHS <Ring number="111" /> and choose mental health. You can ring day or night.
      </li>
      <li>
        Samaritans will listen at any time. Ring <Ring number="116 123" />.
      </li>
      <li>
        To talk with us, ring <Ring number={servicePhone} />.
      </li>
    </ul>
  </Card>
);
