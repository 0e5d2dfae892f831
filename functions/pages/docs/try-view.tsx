import type { Assets } from '../assets/assets.ts';
import { WarningCallout } from '../nhs/warning-callout.tsx';

/** The API to be tried out by hand, with Swagger UI. It needs scripts, so it says where the same is to be read without. */
export const TryView = ({ swagger }: Pick<Assets, 'swagger'>) => (
  <>
    <link rel="stylesheet" href={swagger.css} />
    <h1 class="nhsuk-heading-l">Try the API</h1>
    <p>
      To ask what is not for everybody, choose Authorize and paste an access token of your client. This page forgets it
      when you leave. The <a href="/docs/api">reference</a> says the same and needs no script.
    </p>
    <WarningCallout heading={{ content: 'What you send is real', level: 2 }}>
      <p>
        A referral that is sent from here is a referral to this service, about a person. Try it with invented people
        only.
      </p>
    </WarningCallout>
    <noscript>
      <p>
        Scripts are switched off in this browser: read the <a href="/docs/api">reference</a> instead.
      </p>
    </noscript>
    <div class="lr-swagger" data-open-api="/openapi.json" />
    <script defer src={swagger.js} />
    <script type="module" src={swagger.start} />
  </>
);
