/**
 * The same words in the letters that every telephone has (GSM 03.38): anything else would make each part of a text message
 * hold 70 letters in place of 160. Accents that the alphabet lacks are left off; what nothing can stand for is left out.
 */
export const inGsm = (text: string): string =>
  [...text].map(letter => (gsm.has(letter) ? letter : plain(letter))).join('');

const plain = (letter: string): string =>
  insteadOf[letter] ?? [...letter.normalize('NFD')].filter(part => gsm.has(part)).join('');

/** Of the extension table only the euro sign, which counts twice, is likely in what we write. */
const gsm = new Set(
  '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n\r',
);

const insteadOf: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  ł: 'l',
  Ł: 'L',
  '\u00a0': ' ',
};
