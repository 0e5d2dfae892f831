import { CrisisCard } from '../house/crisis-card.tsx';
import { Button } from '../nhs/button.tsx';

/** For everybody: what this is, whom it is for, how to begin, and where help is that cannot wait. */
export const StartView = () => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-xl">Refer someone to The Life Rooms</h1>
      <p class="nhsuk-lede-text">
        The Life Rooms help people in Liverpool and Sefton with what affects their wellbeing: company, money, housing,
        work, learning and more.
      </p>

      <Crisis />

      <h2>Who this is for</h2>
      <p>Use this service if you work:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>in a GP practice or primary care network</li>
        <li>in a community mental health team</li>
        <li>for a partner organisation</li>
        <li>at The Life Rooms, as a Pathways Advisor or manager</li>
      </ul>
      <p>
        There is no wrong door. Nobody is turned away for having no NHS number, phone or address, and you do not need to
        know which service they need.
      </p>

      <h2>What you need</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>the person’s agreement to be referred</li>
        <li>a safe way to reach them, or word that they will call in</li>
        <li>what they would like help with, in their own words if you can</li>
      </ul>

      <Button href="/sign-in">Sign in to refer or see your referrals</Button>

      <h2>What happens next</h2>
      <p>
        A Pathways Advisor gets in touch with the person, finds what could help together with them, and you are told how
        it went.
      </p>

      <h2>If you are looking for help for yourself</h2>
      <p>
        You do not need anybody to refer you. You can walk in to any Life Rooms site during its opening hours and talk
        with somebody, or <a href="/self-referral">ask for help here</a>.
      </p>
    </div>
  </div>
);

const Crisis = () => (
  <CrisisCard heading="If someone cannot wait">
    This is not an emergency service, and nobody reads referrals at night.
  </CrisisCard>
);
