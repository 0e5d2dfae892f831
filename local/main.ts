import { startingAt, systemClock } from '../adapters/clock.ts';
import { readCommandLine, usage } from './command-line.ts';
import { readyLine, readyText } from './ready-message.ts';
import { runCommand } from './run-command.ts';
import { type Service, startService } from './service.ts';

// What is kept is about people: files are readable by whoever runs the service, and by nobody else.
process.umask(0o077);

await runCommand(async args => {
  const { help, json, port, data, reset, clock } = readCommandLine(args);
  if (help) {
    process.stdout.write(usage);
    return;
  }
  const service = await startService({ port, data, reset, clock: clock ? startingAt(clock) : systemClock() });
  stopOnSignal(service);
  process.stdout.write(json ? readyLine(service) : readyText(service));
});

/** The first signal stops it in good order; a second one, of somebody who cannot wait, at once. */
function stopOnSignal(service: Service): void {
  const stop = () => void service.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}
