import { closeSync, openSync, writeSync } from 'node:fs';
import type { Clock } from '../domain/ports.ts';
import type { Log } from '../functions/world.ts';

/** One JSON object a line, added to the end of the file and written at once, so that a crash loses nothing that led to it. */
export function openServiceLog(path: string, clock: Clock): { log: Log; close(): void } {
  const file = openSync(path, 'a', 0o600);
  const at =
    (level: keyof Log): Log[keyof Log] =>
    (message, ...extra) => {
      const facts: object = Object.assign({}, ...extra.map(factsOf));
      const said = typeof message === 'string' ? { message } : message;
      writeSync(file, `${JSON.stringify({ at: clock.now(), level, ...facts, ...said })}\n`);
    };
  return { log: { info: at('info'), warn: at('warn'), error: at('error') }, close: () => closeSync(file) };
}

/** An error's message could quote what somebody sent: its name has to do. */
function factsOf(extra: Error | string | object): object {
  if (extra instanceof Error) return { error: extra.name };
  return typeof extra === 'string' ? { extra } : extra;
}
