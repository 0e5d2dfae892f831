import { saidDate } from '../../../domain/time/said-date.ts';
import { CalendarDate } from '../../../schemas/time.ts';

/** `2025-12-02` → `Tuesday 2 December` */
export const byWhen = (date: string): string => saidDate(CalendarDate.parse(date)).replace(/ \d{4}$/, '');
