/** The steps of the form, in the order in which they are asked; each is the last part of its address. */
export const stepNames = [
  ...(['name', 'nhs-number', 'address', 'contact'] as const),
  ...(['needs', 'matters'] as const),
  ...(['concerns', 'risk', 'access'] as const),
  'consent',
  'you',
] as const;
export type StepName = (typeof stepNames)[number];
