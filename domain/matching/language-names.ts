const names = new Intl.DisplayNames('en-GB', { type: 'language' });

/** `pl` → `Polish`; a code nobody knows is said as it is. */
export const languageName = (code: string): string => names.of(code) ?? code;
