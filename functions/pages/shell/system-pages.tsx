import type { ProblemKind } from '../../shell/problem.ts';
import { Button } from '../nhs/button.tsx';
import { InsetText } from '../nhs/inset-text.tsx';
import type { Content } from '../nhs/markup.ts';
import type { FormIdentity, FormInput } from './form.ts';
import { Form, KeptInput } from './form-view.tsx';
import type { PageContent } from './layout.tsx';

// Pages for what goes wrong. Each says what happened, what became of what was typed, and what to do.

/** @param correlationId lets whoever is asked for help find what happened */
export function problemPage(kind: ProblemKind, detail: string | undefined, correlationId: string): PageContent {
  const { title, content } = said(kind);
  return simplePage(
    title,
    <>
      {detail !== undefined && <p>{detail}</p>}
      {content}
      <p class="nhsuk-body-s">If you ask for help, say this number: {correlationId}</p>
    </>,
  );
}

const simplePage = (title: string, content: Content): PageContent => ({
  title,
  content: (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1 class="nhsuk-heading-l">{title}</h1>
        {content}
      </div>
    </div>
  ),
});

function said(kind: ProblemKind): { readonly title: string; readonly content: Content } {
  switch (kind) {
    case 'not-found':
      return {
        title: 'Page not found',
        content: nowhere,
      };
    case 'forbidden':
      return {
        title: 'You cannot see this page',
        content: <p>Your role in this service does not include it. If you need it for your work, ask your manager.</p>,
      };
    case 'busy':
      return {
        title: 'Sorry, the service is not available just now',
        content: <p>Nothing has been lost. Wait a moment, then try again: sending the same form twice does no harm.</p>,
      };
    case 'moved-on':
      return { title: 'Somebody has changed this since you opened it', content: backToWork };
    case 'too-many-requests':
      return { title: 'Too many attempts', content: <p>Nothing has been lost.</p> };
    case 'not-now':
      return { title: 'This cannot be done as things stand', content: backToWork };
    case 'invalid-request':
    case 'invalid-json':
    case 'json-expected':
    case 'body-too-large':
      return { title: 'We could not read what was sent', content: <p>Go back and try again with less text.</p> };
    case 'idempotency-key-needed':
    case 'idempotency-key-reused':
    case 'still-running':
    case 'unauthorised':
    case 'unexpected':
      return {
        title: 'Sorry, there is a problem with the service',
        content: <p>It has been noted. Try again later: what you sent before is kept.</p>,
      };
  }
}

const nowhere = (
  <>
    <p>If you typed the address, check that it is right. If you followed a link, it may have moved.</p>
    <p>
      <a href="/">Go to the start page</a>
    </p>
  </>
);

const backToWork = (
  <p>
    <a href="/worklist">Go to the worklist</a>
  </p>
);

/** A form was not sent by a page of ours, whatever it says. */
export const notFromHere = (): PageContent =>
  simplePage(
    'We did not take this form',
    <p>It was not sent from a page of this service, so nothing has been done. Open the page here and fill it in.</p>,
  );

/** A form came too late: what was typed stays on this page and can be sent after signing in. */
export const signInToSend = (form: FormIdentity, input: FormInput): PageContent =>
  simplePage(
    'You have been signed out',
    <>
      <p>You were away for a while, so we signed you out to keep people’s records safe. Nothing has been saved yet.</p>
      <p>
        <a href="/sign-in" target="_blank" rel="noopener">
          Sign in again (opens in a new tab)
        </a>
        , then come back here and send what you typed.
      </p>
      <SendAgain form={form} input={input} />
    </>,
  );

/** The form was made in another session, as after signing in again: whether it is meant is asked once more. */
export const confirmToSend = (form: FormIdentity, input: FormInput): PageContent =>
  simplePage(
    'Send this again?',
    <>
      <p>The page you filled in was opened before you signed in. Nothing has been saved yet.</p>
      <SendAgain form={form} input={input} />
    </>,
  );

const SendAgain = ({ form, input }: { readonly form: FormIdentity; readonly input: FormInput }) => (
  <Form form={form}>
    <KeptInput input={input} />
    <Button>Send what I typed</Button>
  </Form>
);

export const signedOutPage = (): PageContent =>
  simplePage(
    'You are signed out',
    <>
      <p>If others use this device too, close the browser now.</p>
      <Button href="/sign-in">Sign in again</Button>
    </>,
  );

export const sessionEndingPage = (stay: FormIdentity, endsAt: string): PageContent =>
  simplePage(
    `Your session ends at ${endsAt}`,
    <>
      <InsetText>You will be signed out then, unless you go on. Every page that you open counts as going on.</InsetText>
      <Form form={stay}>
        <Button>Stay signed in</Button>
      </Form>
    </>,
  );
