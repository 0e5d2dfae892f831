import { parseArgs, styleText } from 'node:util';
import { demonstrationCallers } from './seed/callers.ts';
import { startService } from './service.ts';
import { ApiClient } from './story/api-client.ts';
import { poisonChapters, type ReferralChapter, referralChapters } from './story/chapters.ts';
import { surprisesIn } from './story/outcome.ts';

// `npm run story`: plays the story against the running service, or against one of its own when none is running.

const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:4100' } } });
const running = await isRunning(values.url);
const service = running ? undefined : await startService();
const url = service?.url ?? values.url;
say(running ? `Playing against the service at ${url}.` : 'No service is running, so the story starts one of its own.');

const desk = new ApiClient(url, signInOf('life-rooms-desk'));
let surprises = 0;
for (const chapter of referralChapters()) surprises += await play(chapter);
for (const { title } of poisonChapters())
  say(`\n${title}\n  played by npm test alone: a queue cannot be reached from outside`);
say(`\n${surprises} surprises`);
await service?.stop();
process.exitCode = surprises === 0 ? 0 : 1;

async function play(chapter: ReferralChapter): Promise<number> {
  say(`\n${styleText('bold', chapter.title)}`);
  const sender = new ApiClient(url, signInOf(chapter.sender));
  const sent = await sender.send(chapter.body);
  say(`  sent by ${chapter.sender}: ${sent.reference}, first contact by ${sent.firstContactBy}`);
  const { view, letters } = await desk.whenSettled(sent.id);
  for (const { sentence } of view.timeline) say(`  · ${sentence}`);
  for (const need of view.match?.needs ?? []) {
    const [best] = need.offers;
    say(
      `  ${need.code}: ${best ? `${best.name}, of ${need.offers.length}. ${best.reasons.slice(0, 3).join(' ')}` : 'nothing suitable'}`,
    );
  }
  for (const { to, subject } of letters) say(`  mail to ${to}: ${subject}`);
  const found = surprisesIn(chapter, sent, view, letters);
  for (const surprise of found) say(styleText('red', `  surprise: ${surprise}`));
  return found.length;
}

function signInOf(clientId: string): { id: string; secret: string } {
  const found = demonstrationCallers().find(({ caller }) => caller.subject === clientId);
  if (!found?.secret) throw new Error(`${clientId} is not a demonstration sign-in`);
  return { id: clientId, secret: found.secret };
}

/** Our own service and not somebody else's on the same port. */
async function isRunning(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(2000) });
    return answer.ok && JSON.stringify(await answer.json()) === '{"status":"ok"}';
  } catch {
    return false;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
