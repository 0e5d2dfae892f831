import { listPromises } from '../../cases/list-promises.ts';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Tag } from '../nhs/tag.tsx';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { calendarFile } from './ics.ts';
import { type CalendarDay, presentCalendar } from './presenter.ts';

export async function showCalendar(world: PagesWorld, { reader }: Ask): Promise<Reply> {
  const days = presentCalendar(await listPromises(world, reader.caller), world.clock.now());
  return { page: { title: 'Calendar', content: <CalendarView days={days} /> } };
}

export async function showCalendarFile(world: PagesWorld, { reader }: Ask): Promise<Reply> {
  const promises = await listPromises(world, reader.caller);
  return {
    file: {
      statusCode: 200,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="due.ics"',
      },
      body: calendarFile(promises, world.clock.now(), world.site.origin),
    },
  };
}

const CalendarView = ({ days }: { readonly days: readonly CalendarDay[] }) => (
  <>
    <h1 class="nhsuk-heading-l">Calendar</h1>
    <p>What is promised in your cases, what is due first before the rest.</p>
    {days.length === 0 ? (
      <p>Nothing is due.</p>
    ) : (
      <p>
        <a class="lr-way" href="/calendar.ics">
          Save as a calendar file (ICS)
        </a>
        , which has references and no names.
      </p>
    )}
    {days.map(day => (
      <Day {...day} />
    ))}
  </>
);

const Day = ({ heading, isLate, due }: CalendarDay) => (
  <section aria-label={heading}>
    <h2 class="nhsuk-heading-m">{isLate ? <Tag colour="red">{heading}</Tag> : heading}</h2>
    <SummaryList
      rows={due.map(({ href, time, person, reference, sentence }) => ({
        key: time,
        value: (
          <>
            <a class="lr-typed" href={href}>
              {person}
            </a>{' '}
            <span class="nhsuk-u-nowrap">{reference}</span>
            <span class="lr-detail">{sentence}</span>
          </>
        ),
      }))}
    />
  </section>
);
