/** The pages of a case, in the order of their links. */
export const parts = [
  { name: 'summary', label: 'Summary' },
  { name: 'offers', label: 'Matched offers' },
  { name: 'contacts', label: 'Contacts and notes' },
  { name: 'outcomes', label: 'Outcomes' },
  { name: 'timeline', label: 'Timeline' },
  { name: 'letters', label: 'Letters' },
  { name: 'changes', label: 'Change log' },
  { name: 'accesses', label: 'Who has looked' },
] as const;
export type PartName = (typeof parts)[number]['name'];
