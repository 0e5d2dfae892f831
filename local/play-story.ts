import type { ReferralId } from '../schemas/ids.ts';
import { parsedArguments, runCommand } from './run-command.ts';
import { startService } from './service.ts';
import {
  type CareChapter,
  careChapters,
  type PoisonChapter,
  poisonChapters,
  type ReferralChapter,
  referralChapters,
} from './story/chapters.ts';
import { type LiveStage, liveStage, movableClock } from './story/live-stage.ts';
import { surprisesIn } from './story/outcome.ts';
import { canPlay, playChapter } from './story/play-chapter.ts';
import { say, type Told, tellReferral, tellStep, tellSurprises, tellTable, tellTitle } from './story/teller.ts';

// `npm run story`: plays the story against the running service, or against one of its own when none is running. The clock of
// its own it can move: only there partners are silent for days, and news comes that waits for ten minutes.

const usage = 'Name nothing, or where a service runs: npm run story -- [--url http://127.0.0.1:4100].';
const options = { url: { type: 'string', default: 'http://127.0.0.1:4100' } } as const;

const sent = new Map<string, ReferralId>();

await runCommand(async args => {
  const { url } = parsedArguments({ args, options }, usage).values;
  if (await isRunning(url)) {
    say(`Playing against the service at ${url}. Its clock cannot be moved: what comes of waiting is left out.`);
    await playOn(liveStage(url));
    return;
  }
  say('No service is running, so the story starts one of its own.');
  const clock = movableClock();
  const service = await startService({ clock });
  await playOn(liveStage(service.url, clock));
  await service.stop();
});

async function playOn(stage: LiveStage): Promise<void> {
  const rows: Told[] = [];
  for (const chapter of referralChapters()) rows.push(await playReferral(stage, chapter));
  for (const chapter of poisonChapters()) rows.push(leaveOut(chapter));
  for (const chapter of careChapters())
    rows.push(canPlay(stage, chapter) ? await playCare(stage, chapter) : leaveOut(chapter));
  tellTable(rows);

  const surprises = rows.reduce((total, row) => total + row.surprises, 0);
  say(`\n${surprises} surprises`);
  process.exitCode = surprises === 0 ? 0 : 1;
}

async function playReferral({ as }: LiveStage, chapter: ReferralChapter): Promise<Told> {
  tellTitle(chapter);
  const accepted = await as(chapter.sender).send(chapter.body);
  sent.set(chapter.file, accepted.id);
  const { view, letters } = await as('life-rooms-desk').whenSettled(accepted.id);
  tellReferral(chapter, accepted, view, letters);
  const found = surprisesIn(chapter, accepted, view, letters);
  tellSurprises(found);
  return { ...chapter, ended: view.status, messages: letters.length, surprises: found.length };
}

async function playCare(playedOn: LiveStage, chapter: CareChapter): Promise<Told> {
  tellTitle(chapter);
  const { steps } = chapter;
  let [played, messages, found] = [0, 0, 0];
  for await (const step of playChapter(playedOn, chapter, sent.get(chapter.continues ?? ''))) {
    tellStep(step);
    played += step.isLeftOut ? 0 : 1;
    messages += step.letters.length;
    found += step.surprises.length;
  }
  return { ...chapter, ended: `${played} of ${steps.length} steps`, messages, surprises: found };
}

/** A queue cannot be reached from outside, nor the clock of another process be moved. */
function leaveOut(chapter: CareChapter | PoisonChapter): Told {
  tellTitle(chapter);
  say('  played by npm test');
  return { ...chapter, ended: 'by npm test', messages: 0, surprises: 0 };
}

/** Our own service and not somebody else's on the same port. */
async function isRunning(at: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/healthz', at), { signal: AbortSignal.timeout(2000) });
    return answer.ok && JSON.stringify(await answer.json()) === '{"status":"ok"}';
  } catch {
    return false;
  }
}
