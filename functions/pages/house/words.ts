/** `other reason` → `Other reason` */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What a name of the code says in words: `livesInArea`, `lives-in-area` → `Lives in area`. */
export const wordsOf = (name: string): string =>
  capitalised(name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replaceAll('-', ' '));
