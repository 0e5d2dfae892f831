import { needLabels } from '../../../schemas/codes.ts';
import { Checkboxes } from '../nhs/checkboxes.tsx';
import type { LabelOptions } from '../nhs/label.tsx';
import type { Part } from '../nhs/markup.ts';
import { Radios } from '../nhs/radios.tsx';
import { Select } from '../nhs/select.tsx';
import { Textarea } from '../nhs/textarea.tsx';
import { messageFor } from '../shell/form.ts';
import { allOf } from './answers.ts';
import { type Filled, kept } from './person-fields.tsx';
import { choicesOf, urgencyLabels } from './words.ts';

interface NeedsProps extends Filled {
  readonly legend: Part<LabelOptions>;
  readonly hint?: string;
}

export const Needs = ({ legend, hint, ...filled }: NeedsProps) => (
  <Checkboxes
    name="needs"
    small
    classes="lr-columns"
    fieldset={{ legend }}
    hint={hint}
    items={choicesOf(needLabels)}
    values={allOf(filled.input, 'needs')}
    errorMessage={messageFor(filled.errors, 'needs')}
  />
);

export const WhatMatters = (filled: Filled) => (
  <>
    <Select
      {...kept(filled, 'mainNeed')}
      label="What matters most to them? (optional)"
      items={[{ value: '', text: 'Not said' }, ...Object.entries(needLabels).map(([value, text]) => ({ value, text }))]}
    />
    <Textarea
      {...kept(filled, 'ownWords')}
      label="In their own words (optional)"
      hint="What would they like to be different? The advisor reads this before they ring."
    />
    <Radios
      {...kept(filled, 'urgency')}
      inline
      fieldset={{ legend: { content: 'How soon?', size: 's' } }}
      items={choicesOf(urgencyLabels)}
    />
  </>
);
