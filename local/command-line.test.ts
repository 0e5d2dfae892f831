import { expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { readCommandLine, usage } from './command-line.ts';

test('without options it listens on 4100, keeps everything in .local and goes by the real time', () => {
  expect(readCommandLine([])).toEqual({ port: 4100, data: '.local', reset: false, json: false, help: false });
});

test('every option is understood, and the clock in any zone', () => {
  const args = '--port 0 --data /tmp/rooms --reset --no-seed-people --clock 2026-12-24T09:00:00Z --json --help'.split(
    ' ',
  );

  expect(readCommandLine(args)).toEqual({
    port: 0,
    data: '/tmp/rooms',
    reset: true,
    clock: '2026-12-24T09:00:00.000Z',
    json: true,
    help: true,
  });
  for (const option of args.filter(arg => arg.startsWith('--'))) expect(usage).toContain(option);
});

test.each([
  ['--colour', "Unknown option '--colour': see --help."],
  ['--port', "Option '--port <value>' argument missing: see --help."],
  ['--port --json', "Option '--port' argument is ambiguous: see --help."],
  ['--json=yes', "Option '--json' does not take an argument: see --help."],
  ['now', "Unexpected argument 'now': see --help."],
  ['--port 70000', '--port 70000 is not a port from 0 to 65535: see --help.'],
  ['--port -1', "Option '--port' argument is ambiguous: see --help."],
  ['--port http', '--port http is not a port from 0 to 65535: see --help.'],
  ['--data=', '--data needs the name of a folder: see --help.'],
  ['--clock tomorrow', '--clock tomorrow is not an instant such as 2026-12-24T09:00:00Z: see --help.'],
])('%s is refused in one sentence', (args, sentence) => {
  expect(() => readCommandLine(args.split(' '))).toThrow(new CannotStart(sentence));
});
