const names = new Intl.DisplayNames('en-GB', { type: 'language' });
const said = new Map<string, string>();

/** `pl` → `Polish`; a code nobody knows is said as it is. Asked of every offer, so each name is looked up once. */
export function languageName(code: string): string {
  const name = said.get(code) ?? names.of(code) ?? code;
  said.set(code, name);
  return name;
}
