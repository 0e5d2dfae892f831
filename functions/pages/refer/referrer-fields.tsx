import { Radios } from '../nhs/radios.tsx';
import { type Filled, kept, Line } from './person-fields.tsx';
import { choicesOf, workplaceLabels } from './words.ts';

/** Who refers, and who gets the news. */
export const Referrer = (filled: Filled) => (
  <>
    <Line {...filled} name="referrerName" label="Your name" autocomplete="name" />
    <Line {...filled} name="referrerRole" label="Your role (optional)" />
    <Line {...filled} name="organisation" label="Your organisation" />
    <Radios
      {...kept(filled, 'channel')}
      fieldset={{ legend: { content: 'Where do you work?', size: 's' } }}
      items={choicesOf(workplaceLabels)}
    />
    <Line {...filled} name="referrerEmail" label="Your e-mail" type="email" inputmode="email" />
    <Line {...filled} name="referrerPhone" label="Your phone (optional if you gave an e-mail)" type="tel" width={20} />
  </>
);
