import { type Base, type Content, classNames } from './markup.ts';

export interface TagProps extends Base {
  readonly colour?: TagColour | undefined;
  readonly border?: boolean | undefined;
  readonly children?: Content;
}
/** Without one it is blue; `false` leaves only the word. */
export type TagColour =
  | 'white'
  | 'grey'
  | 'green'
  | 'aqua-green'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow'
  | false;

/** A status in a word. */
export const Tag = ({ colour, border, children, ...base }: TagProps) => (
  <strong
    class={classNames(
      'nhsuk-tag',
      colour && `nhsuk-tag--${colour}`,
      colour === false && 'nhsuk-tag--no-colour',
      border === false && 'nhsuk-tag--no-border',
      base.classes,
    )}
    id={base.id}
    {...base.attributes}
  >
    {children}
  </strong>
);
