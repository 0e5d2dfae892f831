interface AccessibilityProps {
  readonly servicePhone: string;
  readonly organisation: string;
}

/** What the Public Sector Bodies Accessibility Regulations 2018 ask for. */
export const AccessibilityView = ({ servicePhone, organisation }: AccessibilityProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l">Accessibility statement</h1>
      <p class="nhsuk-lede-text">Everybody should be able to use these pages. This is how far we have come.</p>

      <h2>What you can do</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>make the text twice as large without anything leaving the screen</li>
        <li>read and fill in everything on a small telephone</li>
        <li>use everything with a keyboard alone, and see where you are</li>
        <li>listen to every page with a screen reader; charts have their figures as a table</li>
        <li>use everything with scripts switched off</li>
      </ul>

      <h2>How accessible it is</h2>
      <p>
        These pages are built to meet level AA of the Web Content Accessibility Guidelines 2.2. Every page is tested by
        machine at three sizes, by keyboard and without scripts, whenever it changes.
      </p>
      <p>What a machine cannot test is not finished:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>people who use screen readers, magnifiers or voice control have not tested it yet</li>
        <li>pages are in English only, without Easy Read or British Sign Language</li>
        <li>the drawings in the documents for developers are shown as text</li>
      </ul>

      <h2>If you cannot use something</h2>
      <p>
        Ring <strong>{servicePhone}</strong>, or ask anybody at a Life Rooms site. They can do with you, on paper or by
        voice, whatever a page does. Tell them what did not work, too: we look at it within two working days.
      </p>
      <p>
        If our answer does not help, the{' '}
        <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> does. The Equality
        and Human Rights Commission enforces the regulations.
      </p>

      <h2>About this statement</h2>
      <p>{organisation} is responsible for these pages. This statement was written on 22 November 2026.</p>
    </div>
  </div>
);
