/** Cases that our components leave out, by component and name, each with the reason. */
export const unsupported: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  breadcrumb: because('the way back is always the last step', [
    'attributes',
    'with back link as a button',
    'with back link custom text',
  ]),
  card: {
    ...because('an image has no caption here', ['with image and caption']),
    ...because('what is above the heading is not part of it', ['with image and custom HTML']),
  },
  'file-upload': because('its button looks as it is designed', ['button', 'button (2)', 'button (3)']),
  header: {
    ...because('no search in the header: people are found on the worklist', [
      'default',
      'with navigation (overflow)',
      'with navigation (overflow) (2)',
      'with navigation (overflow, white)',
      'with navigation (overflow, white) (2)',
      'with organisation name (split with descriptor), search',
      'with organisation name (split with descriptor), search (2)',
      'with search',
      'with search (2)',
      'with search inline',
      'with search inline (2)',
      'with service name (linked and long), search',
      'with service name (linked and long), search (2)',
      'with service name, search, account (logged in, complex), navigation',
      'with service name, search, account (logged in, complex), navigation (2)',
      'with service name, search, account, navigation',
      'with service name, search, account, navigation (2)',
    ]),
    ...because('the logo of the NHS or none', ['white linked logo, custom']),
    ...because('a service has a name or is left out', ['with service name (linked with logo, empty)']),
  },
  heading: because('the type lets nobody ask for two sizes', ['size class overriding size option']),
  label: because('deprecated, or two sizes at once', [
    'size class overriding size option',
    'with deprecated page heading overriding heading',
  ]),
  legend: because('deprecated, or two sizes at once', [
    'size class overriding size option',
    'with deprecated page heading overriding heading',
  ]),
  input: because('the type lets nobody ask for two widths', ['width class overriding width option']),
  tag: because('the type lets nobody ask for two colours', ['colour class overriding colour option']),
  'task-list': because('a list without gaps is numbered without gaps', ['with empty items']),
};

function because(reason: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map(name => [name, reason]));
}
