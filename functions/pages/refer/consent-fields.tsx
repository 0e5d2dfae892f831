import { InsetText } from '../nhs/inset-text.tsx';
import { Radios } from '../nhs/radios.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { type Filled, kept } from './person-fields.tsx';
import { choicesOf, consentLabels, feedbackLabels } from './words.ts';

/** Whether they know of the referral and want it, and what they want told. */
export const Agreement = (filled: Filled) => (
  <>
    <Radios
      {...kept(filled, 'consent')}
      fieldset={{ legend: { content: 'Has the person agreed to be referred?', size: 's' } }}
      items={choicesOf(consentLabels)}
    />
    <Textarea {...kept(filled, 'consentReason')} label="If they have not agreed: why are they referred?" rows={2} />
    <Radios
      {...kept(filled, 'feedback')}
      fieldset={{ legend: { content: 'What do they agree that you may be told?', size: 's' } }}
      items={choicesOf(feedbackLabels)}
    />
    <InsetText>
      <p>The advisor asks them before anything is shared with a partner, each time.</p>
    </InsetText>
  </>
);
