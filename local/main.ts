import { startingAt, systemClock } from '../adapters/clock.ts';
import { CannotStart } from './cannot-start.ts';
import { readCommandLine, usage } from './command-line.ts';
import { readyLine, readyText } from './ready-message.ts';
import { type Service, startService } from './service.ts';

// What is kept is about people: files are readable by whoever runs the service, and by nobody else.
process.umask(0o077);

await run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});

async function run(args: readonly string[]): Promise<void> {
  const { help, json, port, data, reset, clock } = readCommandLine(args);
  if (help) {
    process.stdout.write(usage);
    return;
  }
  const service = await startService({ port, data, reset, clock: clock ? startingAt(clock) : systemClock() });
  stopOnSignal(service);
  process.stdout.write(json ? readyLine(service) : readyText(service));
}

/** The first signal stops it in good order; a second one, of somebody who cannot wait, at once. */
function stopOnSignal(service: Service): void {
  const stop = () => void service.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}
