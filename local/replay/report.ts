import { type Replayed, short } from './make-again.ts';

/** For whoever asks how a shortlist came about. Names offers and versions, and nothing of the person. */
export function report(replayed: readonly Replayed[]): string {
  return replayed.map(one => `${lines(one).join('\n')}\n`).join('\n');
}

/** 0: all the same. 1: something differs. 2: something could not be made again. */
export function exitCodeOf(replayed: readonly Replayed[]): 0 | 1 | 2 {
  if (replayed.some(({ outcome }) => outcome.is === 'different')) return 1;
  return replayed.some(({ outcome }) => outcome.is === 'impossible') ? 2 : 0;
}

function lines({ reference, stored, outcome }: Replayed): string[] {
  const { number, ruleset, directory, inputsHash, images = [], partners } = stored;
  const title = `${reference}, shortlist ${number}: ${verdicts[outcome.is]}`;
  const sentences =
    outcome.is === 'different' ? outcome.differences : outcome.is === 'impossible' ? outcome.missing : [];
  return [
    title,
    `  ruleset ${ruleset}, directory ${directory}, inputs ${short(inputsHash)}`,
    ...images.map(({ shard, hash }) => `  image ${shard} ${short(hash)}`),
    ...(partners ? [`  partners ${short(partners)}`] : []),
    ...sentences.map(sentence => `- ${sentence}`),
  ];
}

const verdicts: Record<Replayed['outcome']['is'], string> = {
  identical: 'identical',
  different: 'different',
  impossible: 'cannot be made again',
};
