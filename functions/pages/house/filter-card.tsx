import { Button } from '../nhs/button.tsx';
import { Card } from '../nhs/card.tsx';
import type { Content } from '../nhs/markup.ts';

export interface FilterCardProps {
  /** Where the filtered list is. */
  readonly action: string;
  /** The list without a filter. */
  readonly clear: string;
  readonly isFiltered: boolean;
  /** Fields, and what of the address must stay as it is. */
  readonly children?: Content;
}

/** Narrows a list. What was chosen is in the address, so that it can be kept and sent to a colleague. */
export const FilterCard = ({ action, clear, isFiltered, children }: FilterCardProps) => (
  <Card heading={{ content: 'Filter', level: 2, size: 's' }} variant="feature" classes="lr-filter">
    <form action={action} method="get">
      {children}
      <Button small variant="secondary">
        Apply filters
      </Button>
      {isFiltered && (
        <p class="nhsuk-u-margin-bottom-0">
          <a class="lr-filter__clear" href={clear}>
            Clear filters
          </a>
        </p>
      )}
    </form>
  </Card>
);
