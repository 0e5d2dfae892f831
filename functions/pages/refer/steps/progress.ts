import type { CalendarDate } from '../../../../schemas/time.ts';
import { type FieldError, type FormInput, textOf } from '../../shell/form.ts';
import { readAnswers } from '../answers.ts';
import { preselected } from '../prefill.ts';
import { type Section, type Step, sections } from './sections.tsx';

export type Progress = 'not-started' | 'incomplete' | 'completed';

export interface SectionProgress {
  readonly section: Section;
  readonly progress: Progress;
  /** Where to go on with it. */
  readonly next: Step;
}

/** What somebody has answered so far. */
interface Begun {
  readonly answers: FormInput;
  readonly asked: readonly string[];
}

/** How far each section is: completed when it was gone through and nothing in it would stop the referral. */
export function progressOf({ answers, asked }: Begun, today: CalendarDate): readonly SectionProgress[] {
  const { errors = [] } = readAnswers(answers, today);
  return sections.map(section => {
    const open = section.steps.find(step => !asked.includes(step.name) || wrongIn(step, answers, errors).length > 0);
    const isBegun = section.steps.some(step => asked.includes(step.name) || isAnyGiven(step, answers));
    const progress = open === undefined ? 'completed' : isBegun ? 'incomplete' : 'not-started';
    return { section, progress, next: open ?? section.steps[0] };
  });
}

export const isReady = (all: readonly SectionProgress[]) => all.every(({ progress }) => progress === 'completed');

/** Of what is wrong with a referral, that which is asked in this step. */
export const wrongIn = (step: Step, answers: FormInput, errors: readonly FieldError[]): readonly FieldError[] => {
  const own = step.check?.(answers) ?? [];
  return own.length > 0 ? own : errors.filter(({ field }) => step.fields.includes(field));
};

/** The steps of what was typed on a page that asks everything: those of each section in which anything was said. */
export const stepsGivenIn = (answers: FormInput): readonly string[] =>
  sections
    .filter(({ steps }) => steps.some(step => isAnyGiven(step, answers)))
    .flatMap(({ steps }) => steps.map(({ name }) => name));

const isAnyGiven = ({ fields }: Step, answers: FormInput) =>
  fields.some(field => ![undefined, '', preselected[field]].includes(textOf(answers, field)));
