import { NotificationBanner } from '../../nhs/notification-banner.tsx';
import { TaskList, type TaskListProps } from '../../nhs/task-list.tsx';
import { NobodyTold } from '../safety-fields.tsx';
import type { Progress, SectionProgress } from './progress.ts';

interface ListProps {
  /** Where its steps are. */
  readonly address: string;
  readonly sections: readonly SectionProgress[];
  readonly isReady: boolean;
  /** Undefined while nothing is saved. */
  readonly lastDay: string | undefined;
  readonly isJustSaved: boolean;
}

/** What has to be said before somebody can be referred, and how far it is. */
export const ListView = ({ address, sections, isReady, lastDay, isJustSaved }: ListProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      {isJustSaved && (
        <NotificationBanner variant="success" title={{ content: 'Success', id: 'saved' }} heading="The draft is saved">
          <p>
            You can close this page. To come back to it, open <a href="/referrals/drafts">your drafts</a>.
          </p>
        </NotificationBanner>
      )}
      <h1 class="nhsuk-heading-l">Refer someone step by step</h1>
      <p>{saidProgress(sections)}</p>
      <TaskList
        items={[
          ...sections.map((one, i) => taskOf(one, i + 1, address)),
          sending(sections.length + 1, address, isReady),
        ]}
      />
      <NobodyTold />
      {lastDay === undefined ? (
        <p>
          Nothing is saved until you have answered the first question. If you refer often, there is a{' '}
          <a href="/refer">quick form on one page</a>.
        </p>
      ) : (
        <>
          <p>Only you can see this draft. It is deleted on {lastDay} unless you change it or send it before.</p>
          <p>
            <a class="lr-way" href={`${address}/delete`}>
              Delete this draft
            </a>
          </p>
        </>
      )}
    </div>
  </div>
);

type Task = TaskListProps['items'][number];

function saidProgress(sections: readonly SectionProgress[]): string {
  const done = sections.filter(({ progress }) => progress === 'completed').length;
  if (done === sections.length) return 'All sections are completed: check your answers and send them.';
  return `You have completed ${done} of ${sections.length} sections. Do them in any order.`;
}

const taskOf = ({ section, progress, next }: SectionProgress, number: number, address: string): Task => ({
  heading: `${number}. ${section.heading}`,
  href: `${address}/${(progress === 'completed' ? section.steps[0] : next).name}`,
  tag: tags[progress],
});

const plain = { colour: false, border: false, classes: 'nhsuk-u-font-weight-normal' } as const;
const tags: Readonly<Record<Progress, NonNullable<Task['tag']>>> = {
  'not-started': { colour: 'white', children: 'Not started' },
  incomplete: { colour: 'blue', children: 'Incomplete' },
  completed: { ...plain, children: 'Completed' },
};

const sending = (number: number, address: string, isReady: boolean): Task =>
  isReady
    ? { heading: `${number}. Check and send`, href: `${address}/check`, tag: tags['not-started'] }
    : {
        heading: `${number}. Check and send`,
        hint: 'You can do this when all other sections are completed.',
        tag: { ...plain, classes: `${plain.classes} nhsuk-u-secondary-text-colour`, children: 'Cannot start yet' },
      };
