import type { Content } from '../nhs/markup.ts';

export interface IdentityBarProps {
  readonly name: string;
  /** What tells this person from another. */
  readonly facts: readonly { readonly term: string; readonly value: Content }[];
  /** What nobody may overlook before they act. */
  readonly flags?: Content;
}

/** Whose record this is, in sight however far one has read. It stays low, so that it never covers what has the focus. */
export const IdentityBar = ({ name, facts, flags }: IdentityBarProps) => (
  <section class="lr-identity-bar" aria-label="Whose record this is">
    <div class="nhsuk-width-container lr-identity-bar__inner">
      <p class="lr-identity-bar__name">{name}</p>
      <dl class="lr-identity-bar__facts">
        {facts.map(({ term, value }) => (
          <div class="lr-identity-bar__fact">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {flags !== undefined && <div class="lr-identity-bar__flags">{flags}</div>}
    </div>
  </section>
);
