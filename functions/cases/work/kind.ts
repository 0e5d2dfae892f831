import type * as z from 'zod';
import type { Command } from '../../../domain/referral/decide.ts';
import type { Referral } from '../../../domain/referral/state.ts';
import type { Caller } from '../../../schemas/directory.ts';
import type { PathPart, PathParts } from '../../../schemas/path-parts.ts';
import { parseOrRefuse } from '../../shell/problem.ts';
import type { World } from '../../world.ts';

/** A kind of work on a referral: how it is described, the body it comes with, and the command that it then is. */
export interface KindOfWork {
  readonly summary: string;
  readonly description?: string;
  readonly body: z.ZodType;
  /** @throws ProblemError naming every wrong field */
  readonly read: (body: unknown) => (asked: Asked) => Command | Promise<Command>;
}

/** Who asks, of which referral, and where the facts are that the command rests on. */
export interface Asked {
  readonly caller: Caller;
  readonly referral: Referral;
  readonly world: Pick<World, 'cases' | 'directory' | 'offers' | 'clock'>;
  /** @throws ProblemError when it is not in the path */
  readonly part: <Name extends PathPart>(name: Name) => PathParts[Name];
}

export const kindOfWork = <Body extends z.ZodType>({
  command,
  ...kind
}: Pick<KindOfWork, 'summary' | 'description'> & {
  readonly body: Body;
  readonly command: (said: z.output<Body>, asked: Asked) => Command | Promise<Command>;
}): KindOfWork => ({
  ...kind,
  read: body => {
    const said = parseOrRefuse(kind.body, body);
    return asked => command(said, asked);
  },
});
