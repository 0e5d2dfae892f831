import { targets } from '../../../domain/targets.ts';
import { sharedFieldLabels } from '../../../schemas/codes.ts';
import { Table } from '../nhs/table.tsx';
import { sessionPolicy } from '../shell/session-policy.ts';

interface PrivacyProps {
  readonly servicePhone: string;
  readonly organisation: string;
}

/** Who sees what, why, for how long, and how to change one's mind: in words of everyday. */
export const PrivacyView = ({ servicePhone, organisation }: PrivacyProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l">Your information</h1>
      <p class="nhsuk-lede-text">
        What we know about you is there to help you. {organisation} looks after it and answers for it.
      </p>

      <h2>Who sees what</h2>
      <Table
        caption={{ content: 'Who sees what, and why', size: 's' }}
        head={['Who', 'What they see', 'Why']}
        rows={readers}
        firstCellIsHeader
        responsive
      />
      <p>
        A partner is told nothing about you before you have agreed, for that partner and that purpose. You say what it
        may know, of these: {Object.values(sharedFieldLabels).join(', ')}.
      </p>
      <p>
        We keep who has looked at your record and when, before they see it. If you ask who has seen it, we tell you.
      </p>

      <h2>What is never done</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>No computer decides about you. It suggests, and you and a Pathways Advisor choose.</li>
        <li>
          Your ethnicity, religion, health conditions and the like play no part in what is suggested.{' '}
          <a href="/how-matching-works">How we choose what to suggest</a>
        </li>
        <li>Nothing is sold, and nothing is used for advertising.</li>
        <li>E-mails and text messages from us say nothing about your needs.</li>
      </ul>

      <h2>How long we keep it</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Your record: as long as the NHS Records Management Code of Practice says. People decide when it goes.</li>
        <li>What you agreed to: it is gone over with you again after a year at the latest.</li>
        <li>
          What somebody has begun to write about you and not sent: for {targets.drafts.days} days after they last
          changed it. Nobody else can see it.
        </li>
        <li>Links that we send: they stop working after {targets.linkDays} days.</li>
        <li>What you search for on these pages: not at all.</li>
      </ul>

      <h2>Why we may</h2>
      <p>
        We keep your record because helping you is our task in the public interest and part of care (UK GDPR, Articles
        6(1)(e) and 9(2)(h)). Telling a partner needs your agreement as well. If somebody’s life or safety is at risk,
        we may have to tell somebody without it. Then we say so, wherever that is safe.
      </p>

      <h2>If you change your mind</h2>
      <p>
        Tell your Pathways Advisor, ring <strong>{servicePhone}</strong>, or use the link in a message from us. It holds
        at once: nothing more goes to that partner. You can also ask to see what we have, to have mistakes put right,
        and to have no more messages. Saying no never costs you our help.
      </p>
      <p>
        If you are not content with what we do, the{' '}
        <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a> looks into it.
      </p>

      <h2 id="cookies">Cookies</h2>
      <p>
        There is one, for people who sign in. It says who they are until they sign out, at the latest after{' '}
        {sessionPolicy.absoluteMinutes / 60} hours. No other site is asked for anything.
      </p>
    </div>
  </div>
);

const readers = [
  ['Your Pathways Advisor and their manager', 'All that is in your record', 'To help you'],
  [
    'Whoever referred you',
    'That it arrived, and how it ended, as far as you agree',
    'So that they know that you were helped',
  ],
  ['A partner, once you agree to it', 'Only what you agree to and what they need', 'To have you join'],
  [
    'The people who keep the computers running',
    'Numbers of records and times. No names, no needs',
    'To mend what breaks',
  ],
  ['Whoever reads our reports', 'Counts. Few people together are never shown', 'To see what is missing in an area'],
];
