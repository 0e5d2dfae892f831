import { rulesPage } from '../../../docs/rules-page.ts';
import { Markdown } from '../house/markdown.tsx';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { AccessibilityView } from './accessibility.tsx';
import { CrisisView } from './crisis.tsx';
import { PrivacyView } from './privacy.tsx';

type Needs = Pick<PagesWorld, 'servicePhone' | 'site'>;

/** Made from the ruleset in use, as docs/matching-rules.md is. */
export const showMatching = (): Reply => ({
  page: { title: 'How we choose what to suggest', content: <Markdown text={rulesPage()} /> },
});

export const showAccessibility = ({ servicePhone, site }: Needs): Reply => ({
  page: {
    title: 'Accessibility statement',
    content: <AccessibilityView servicePhone={servicePhone} organisation={site.organisation} />,
  },
});

export const showPrivacy = ({ servicePhone, site }: Needs): Reply => ({
  page: {
    title: 'Your information',
    content: <PrivacyView servicePhone={servicePhone} organisation={site.organisation} />,
  },
});

export const showCrisis = ({ servicePhone }: Needs): Reply => ({
  page: { title: 'What to do in a crisis', content: <CrisisView servicePhone={servicePhone} /> },
});
