import type { Day, PartOfDay } from '../../schemas/codes.ts';
import { Session } from '../../schemas/directory.ts';

/** `mon morning` */
export type SessionText = `${Day} ${PartOfDay}`;

export function sessionsAt(...texts: readonly SessionText[]): Session[] {
  return texts.map(text => {
    const [day, part] = text.split(' ');
    return Session.parse({ day, part });
  });
}

/** Mornings and afternoons of these days. */
export function daytimes(...days: readonly Day[]): SessionText[] {
  return days.flatMap(day => [`${day} morning`, `${day} afternoon`] as const);
}
