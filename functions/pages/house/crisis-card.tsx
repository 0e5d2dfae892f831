import { Card } from '../nhs/card.tsx';
import type { Content } from '../nhs/markup.ts';

/** Whom to ask at once: said before anything else wherever somebody might wait for us. */
export const CrisisCard = ({ heading, children }: { readonly heading: string; readonly children: Content }) => (
  <Card variant="emergency" heading={{ content: heading, level: 2 }}>
    <p>{children}</p>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>
        In immediate danger: call <a href="tel:999">999</a>
      </li>
      <li>
        Urgent mental health help, day or night: call <a href="tel:111">NHS 111</a> and select the mental health option
      </li>
      <li>
        To talk with somebody at any time: Samaritans, <a href="tel:116123">116 123</a>
      </li>
    </ul>
  </Card>
);
