import { SubNavigation } from '../house/sub-navigation.tsx';
import type { Content } from '../nhs/markup.ts';

interface FrameProps {
  readonly heading: string;
  readonly current: string;
  readonly children?: Content;
}

const places = [
  { href: '/operations', content: 'Health' },
  { href: '/operations/dead-letters', content: 'Given up' },
  { href: '/operations/trace', content: 'Trace' },
  { href: '/operations/policy', content: 'Policy' },
] as const;

/** The operator's pages hang together. */
export const OperationsFrame = ({ heading, current, children }: FrameProps) => (
  <>
    <h1 class="nhsuk-heading-l">{heading}</h1>
    <SubNavigation label="Operations" items={places.map(place => ({ ...place, current: place.href === current }))} />
    {children}
  </>
);
