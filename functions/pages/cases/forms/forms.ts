import { care } from './care.tsx';
import type { CaseForm } from './case-form.tsx';
import { contactDetails } from './contact-details.tsx';
import { offers } from './offers.tsx';
import { others } from './others.tsx';
import { setAside } from './set-aside.tsx';
import { sharing } from './sharing.tsx';
import { support } from './support.tsx';
import { wishes } from './wishes.tsx';

/** Every form there is, by its place in the address of a case: `/cases/{id}/contact`. */
export const caseForms = {
  ...care,
  ...support,
  ...offers,
  ...setAside,
  ...wishes,
  ...contactDetails,
  ...sharing,
  ...others,
} satisfies Readonly<Record<string, CaseForm>>;

export const formAt = (name: string): CaseForm | undefined =>
  new Map<string, CaseForm>(Object.entries(caseForms)).get(name);
