import { noneOfThese } from '../refer/answers.ts';

/** The columns of a file, each with the question of the form that it answers and an example. */
export const columns = {
  first_name: { field: 'givenName', example: 'Una' },
  last_name: { field: 'familyName', example: 'Sample' },
  birth_date: { field: 'birthDate-day', example: '15/06/1970' },
  nhs_number: { field: 'nhsNumber', example: '999 054 8609' },
  phone: { field: 'phone', example: '0151 496 0190' },
  email: { field: 'email', example: '' },
  address: { field: 'address', example: '1 Example Street' },
  postcode: { field: 'postcode', example: 'L9 2AF' },
  safe_contact: { field: 'safeTimes', example: 'Mornings only' },
  needs: { field: 'needs', example: 'loneliness; debt-money' },
  own_words: { field: 'ownWords', example: 'I would like to get out more.' },
  immediate_concerns: { field: 'concerns', example: noneOfThese },
  risk: { field: 'riskText', example: '' },
  consent: { field: 'consent', example: 'given' },
  consent_reason: { field: 'consentReason', example: '' },
  urgency: { field: 'urgency', example: 'routine' },
} as const satisfies Readonly<Record<string, { readonly field: string; readonly example: string }>>;

export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly Column[];
export const requiredColumns = ['first_name', 'needs', 'immediate_concerns', 'consent'] as const satisfies Column[];

/** Stands beside the others in a file of rejected rows, which can be uploaded again with it. */
export const mistakesColumn = 'mistakes';

/** Where only codes make sense. */
export const codeColumns = ['needs', 'immediate_concerns', 'consent', 'urgency'] as const satisfies Column[];

/** The name of the column that answers this question, where one does. */
export const columnFor = (field: string): Column | undefined => columnNames.find(name => columns[name].field === field);
