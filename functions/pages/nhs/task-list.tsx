import { Heading } from './heading.tsx';
import { type Base, type Content, classNames, isGiven, type Part, partOf } from './markup.ts';
import { Tag, type TagProps } from './tag.tsx';

export interface TaskListProps extends Base {
  readonly idPrefix?: string | undefined;
  readonly items: readonly Task[];
}

interface Task {
  readonly heading: Part<Base>;
  readonly href?: string | undefined;
  readonly hint?: Content;
  /** What still has to be looked at has a tag; what is completed only says so. */
  readonly tag?: TagProps | undefined;
  readonly status?: Part<Base> | undefined;
}

/** What is to be done, in any order, and how far it is. */
export const TaskList = ({ idPrefix = 'task-list', items, ...base }: TaskListProps) => (
  <ul class={classNames('nhsuk-task-list', base.classes)} id={base.id} {...base.attributes}>
    {items.map((task, index) => (
      <Line {...task} id={`${idPrefix}-${index + 1}`} />
    ))}
  </ul>
);

function Line({ id, heading, href, hint, tag, status }: Task & { readonly id: string }) {
  const { content, ...titled } = partOf<Base>(heading);
  const hintId = isGiven(hint) ? `${id}-hint` : undefined;
  const isLink = href !== undefined;
  const told = partOf<Base>(status ?? undefined);
  return (
    <li class={classNames('nhsuk-task-list__item', isLink && 'nhsuk-task-list__item--with-link')}>
      <div class="nhsuk-task-list__name-and-hint">
        <Heading
          {...titled}
          element={isLink ? 'a' : 'div'}
          className={isLink ? 'nhsuk-task-list__link nhsuk-link' : ''}
          attributes={{ href, 'aria-describedby': isLink ? classNames(hintId, `${id}-status`) : undefined }}
        >
          {content}
        </Heading>
        {hintId !== undefined && (
          <div class="nhsuk-task-list__hint" id={hintId}>
            {hint}
          </div>
        )}
      </div>
      <div class={classNames('nhsuk-task-list__status', told.classes)} id={`${id}-status`}>
        {tag ? <Tag {...tag} /> : told.content}
      </div>
    </li>
  );
}
