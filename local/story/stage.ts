import type { Operation } from '../../functions/routes.ts';
import type { Instant } from '../../schemas/time.ts';

/** Where chapters are played: a running service, the functions in one process, or the synthesised cloud. */
export interface Stage {
  ask(question: Question): Promise<Reply>;
  /** Everything that was sent to anybody, oldest first. */
  letters(): Promise<readonly Letter[]>;
  /** Lets what waits be done. @returns whether nothing more will come of waiting */
  settle(): Promise<boolean>;
  now(): Instant;
  /** Puts the clock forward. Left out where nobody can: what needs it is not played there. */
  moveTo?(then: Instant): Promise<void>;
}

export interface Question {
  readonly operation: Operation;
  /** Nobody, where a link or a code is enough. */
  readonly as: string | undefined;
  /** The token of the link, or reference and code of the letter: `LR-7K3M-Q2G.7K3M-2Q2G`. */
  readonly proof?: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: object | undefined;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly reference: string;
}

export const kindOf = ({ reference }: Pick<Letter, 'reference'>): string => reference.replace(/^msg_[^-]+-\d+-/, '');

export const isAbout = (referral: string, { reference }: Pick<Letter, 'reference'>): boolean =>
  reference.startsWith(`msg_${referral.slice('ref_'.length)}-`);
