import type { Role } from '../../../schemas/codes.ts';
import { BackLink } from '../nhs/back-link.tsx';
import { Button } from '../nhs/button.tsx';
import { Footer } from '../nhs/footer.tsx';
import { Header, type NavigationItem } from '../nhs/header.tsx';
import type { Content } from '../nhs/markup.ts';
import { NotificationBanner } from '../nhs/notification-banner.tsx';
import { SkipLink } from '../nhs/skip-link.tsx';
import type { PagesWorld } from '../world.ts';
import type { FormIdentity } from './form.ts';
import { Form, FormFields } from './form-view.tsx';
import { sessionPolicy } from './session-policy.ts';

/** What a page function says; the layout does the rest. Titles name no person: they are kept in a browser's history. */
export interface PageContent {
  readonly title: string;
  /** Its form was sent back. */
  readonly hasErrors?: boolean | undefined;
  readonly backTo?: { readonly href: string; readonly words?: string } | undefined;
  /** For somebody who needs no account: nothing offers them one. */
  readonly isWithoutAccount?: true | undefined;
  /** Between the header and the page itself. */
  readonly above?: Content;
  readonly content: Content;
}

interface LayoutProps extends PageContent {
  readonly site: PagesWorld['site'];
  readonly assets: Pick<PagesWorld['assets'], 'css' | 'js' | 'icon'>;
  readonly reader?: SignedIn | undefined;
  /** The path that was asked for. */
  readonly path: string;
}

interface SignedIn {
  readonly name: string;
  readonly role: Role;
  /** The site where they are, for whoever works at several. */
  readonly at?: string | undefined;
  readonly signOut: FormIdentity;
  readonly stay: FormIdentity;
}

const serviceName = 'Life Rooms referrals';

/** The whole page. @returns HTML */
export function renderPage(props: LayoutProps): string {
  return `<!DOCTYPE html>${(<Page {...props} />).toString()}`;
}

function Page({ title, hasErrors, assets, ...rest }: LayoutProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>{`${hasErrors ? 'Error: ' : ''}${title} – ${serviceName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#005eb8" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        <script type="module" src={assets.js} />
      </head>
      <body>
        <SkipLink />
        <TopOfPage {...rest} />
        {rest.reader && <SessionWarning stay={rest.reader.stay} />}
        {rest.above}
        <div class="nhsuk-width-container">
          {rest.backTo && (
            <nav aria-label="Way back">
              <BackLink href={rest.backTo.href}>{rest.backTo.words ?? 'Back'}</BackLink>
            </nav>
          )}
          <main class="nhsuk-main-wrapper" id="maincontent" tabindex={-1}>
            {rest.content}
          </main>
        </div>
        <EndOfPage site={rest.site} />
      </body>
    </html>
  );
}

function TopOfPage({ site, reader, path, isWithoutAccount }: TopOfPageProps) {
  return (
    <Header
      logo={site.nhsLogo && {}}
      organisation={site.nhsLogo ? { name: site.organisation } : undefined}
      service={{ text: serviceName, href: '/' }}
      navigation={reader && places[reader.role]?.map(place => at(path, place))}
      account={
        reader
          ? [
              { content: reader.name, icon: true },
              ...(reader.at === undefined ? [] : [{ content: `Site: ${reader.at} · change`, href: '/site' }]),
              { content: 'Sign out', action: reader.signOut.action, fields: <FormFields form={reader.signOut} /> },
            ]
          : isWithoutAccount
            ? undefined
            : [{ content: 'Sign in', href: '/sign-in' }]
      }
    />
  );
}

type TopOfPageProps = Pick<LayoutProps, 'site' | 'reader' | 'path' | 'isWithoutAccount'>;

interface Place {
  readonly href: string;
  readonly content: string;
  /** What else is found there. */
  readonly holds: string;
}

const worklist: readonly Place[] = [
  { href: '/worklist', content: 'Worklist', holds: '/cases/' },
  { href: '/drop-in', content: 'Drop-in', holds: '/drop-in/' },
  { href: '/calendar', content: 'Calendar', holds: '/calendar/' },
];

/** Where somebody of each role can go from anywhere. */
const places: Readonly<Partial<Record<Role, readonly Place[]>>> = {
  advisor: worklist,
  manager: [{ href: '/dashboard', content: 'Numbers', holds: '/dashboard/' }, ...worklist],
  operator: [{ href: '/operations', content: 'Operations', holds: '/operations/' }],
  referrer: [
    { href: '/referrals', content: 'Referrals', holds: '/referrals/' },
    { href: '/refer', content: 'Refer someone', holds: '/refer/' },
    { href: '/upload', content: 'Upload many', holds: '/upload/' },
  ],
  partner: [
    { href: '/partner', content: 'Requests', holds: '/partner/requests/' },
    { href: '/partner/offers', content: 'Offers', holds: '/partner/offers/' },
    { href: '/partner/numbers', content: 'Numbers', holds: '/partner/numbers/' },
  ],
};

function at(path: string, { href, content, holds }: Place): NavigationItem {
  const current = path === href ? 'page' : path.startsWith(holds) ? 'section' : undefined;
  return { href, content, current };
}

/** Shown by the script when the session is about to end. */
const SessionWarning = ({ stay }: { readonly stay: FormIdentity }) => (
  <div
    class="nhsuk-width-container"
    hidden
    data-session-seconds={sessionPolicy.idleMinutes * 60}
    data-warn-seconds={sessionPolicy.warnMinutes * 60}
  >
    <NotificationBanner
      role="alert"
      title="Your session is about to end"
      heading={`You will be signed out in ${sessionPolicy.warnMinutes} minutes`}
      disableAutoFocus
      classes="nhsuk-u-margin-top-4"
    >
      <p class="nhsuk-body">What you have typed here is lost then, unless you stay signed in.</p>
      <Form form={stay}>
        <Button small classes="nhsuk-u-margin-bottom-0">
          Stay signed in
        </Button>
      </Form>
    </NotificationBanner>
  </div>
);

const supportLinks = [
  { href: '/offers', content: 'Find support' },
  { href: '/how-matching-works', content: 'How matching works' },
  { href: '/crisis', content: 'What to do in a crisis' },
  { href: '/privacy', content: 'Your information' },
  { href: '/accessibility', content: 'Accessibility statement' },
  { href: '/docs', content: 'For developers' },
] as const;

const EndOfPage = ({ site }: Pick<LayoutProps, 'site'>) => (
  <Footer
    meta={{
      items: supportLinks,
      content: (
        <p class="nhsuk-body-s">
          This is not an emergency service. In immediate danger call <a href="tel:999">999</a>. For urgent mental health
          help call <a href="tel:111">NHS 111</a> and select the mental health option. Samaritans are on{' '}
          <a href="tel:116123">116 123</a>, day and night.
        </p>
      ),
    }}
    copyright={`The Life Rooms, ${site.organisation}`}
  />
);
