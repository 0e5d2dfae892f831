import { Card } from '../nhs/card.tsx';

/** Where help is that cannot wait, most pressing first. */
export const CrisisView = ({ servicePhone }: { readonly servicePhone: string }) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l">What to do in a crisis</h1>
      <p class="nhsuk-lede-text">
        The Life Rooms are not an emergency service. These people answer day and night, and you can ring them for
        somebody else.
      </p>
      <Card variant="emergency" heading={{ content: 'Call 999 or go to A&E now if', level: 2 }}>
        <ul class="nhsuk-list nhsuk-list--bullet">
          <li>somebody’s life is at risk</li>
          <li>somebody has hurt themselves badly or taken too much of something</li>
          <li>you or somebody else is not safe</li>
        </ul>
        <p>
          <a href="tel:999">Call 999</a>. If you cannot speak, press 55 when you are asked to.
        </p>
      </Card>
      <Card variant="urgent" heading={{ content: 'Call NHS 111 if you need mental health help now', level: 2 }}>
        <p>
          <a href="tel:111">Call 111</a> and select the mental health option. You speak to somebody from the crisis team
          near you, at any time and at any age.
        </p>
      </Card>
      <h2>If you want to talk with somebody</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>
          Samaritans, day and night: <a href="tel:116123">116 123</a>
        </li>
        <li>
          Shout, by text message, day and night: text <a href="sms:85258">SHOUT to 85258</a>
        </li>
        <li>
          Childline, if you are under 19: <a href="tel:08001111">0800 1111</a>
        </li>
        <li>
          Domestic abuse, day and night: <a href="tel:08082000247">0808 2000 247</a>
        </li>
      </ul>
      <h2>If it can wait until the morning</h2>
      <p>
        Walk in to any Life Rooms site during its opening hours, or ring <strong>{servicePhone}</strong>. Nobody reads
        referrals at night.
      </p>
    </div>
  </div>
);
