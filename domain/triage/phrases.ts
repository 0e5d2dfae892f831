/**
 * Phrases that make a person look before anything automatic happens. The list is broad on purpose: a false alarm costs an
 * advisor a minute, a miss may cost a life. It can only ever add a hold; the absence of a phrase says nothing.
 */
const phrases = [
  'suicid',
  'kill myself',
  'kill himself',
  'kill herself',
  'kill themsel',
  'end my life',
  'end his life',
  'end her life',
  'end their life',
  'ending it all',
  'end it all',
  'take my own life',
  'take his own life',
  'take her own life',
  'take their own life',
  'not want to live',
  'dont want to live',
  'doesnt want to live',
  'want to die',
  'wants to die',
  'better off dead',
  'better off without me',
  'no reason to live',
  'self harm',
  'selfharm',
  'hurt myself',
  'hurting myself',
  'hurts himself',
  'hurts herself',
  'hurting himself',
  'hurting herself',
  'cutting myself',
  'overdose',
  'abused',
  'abusing',
  'abusive',
  'domestic abuse',
  'domestic violence',
  'sexual abuse',
  'physical abuse',
  'hits me',
  'hits her',
  'hits him',
  'beats me',
  'beats her',
  'beats him',
  'strangle',
  'afraid to go home',
  'afraid of my partner',
  'scared of my partner',
  'scared of her partner',
  'scared of his partner',
  'coercive',
  'controlling relationship',
  'rape',
  'trafficked',
  'modern slavery',
  'forced marriage',
  'child at risk',
  'children at risk',
  'safeguarding',
  'weapon',
  'kill someone',
  'hurt someone',
  'hear voices telling',
  'hearing voices telling',
] as const;

/** Whether any of the texts contains one of the phrases, whatever the case, accents, punctuation or spacing. */
export function hasAlarmingPhrase(texts: readonly string[]): boolean {
  return texts.map(plain).some(text => phrases.some(phrase => text.includes(phrase)));
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
