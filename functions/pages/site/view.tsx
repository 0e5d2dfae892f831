import type { Site } from '../../../schemas/directory.ts';
import { Button } from '../nhs/button.tsx';
import { Radios } from '../nhs/radios.tsx';
import { type FieldError, type FormIdentity, messageFor } from '../shell/form.ts';
import { Form, FormErrors } from '../shell/form-view.tsx';

/** What somebody chooses who is at no site in particular. */
export const noSite = 'none';

interface SiteProps {
  readonly form: FormIdentity;
  readonly sites: readonly Site[];
  readonly chosen: string;
  readonly errors: readonly FieldError[];
}

export const SiteView = ({ form, sites, chosen, errors }: SiteProps) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <FormErrors errors={errors} />
      <Form form={form}>
        <Radios
          name="site"
          fieldset={{ legend: { content: 'Where are you today?', size: 'l', isPageHeading: true } }}
          hint="Drop-ins and cases that you take are put down to this site. The lists of unassigned and of all open cases begin with it; you can always show all sites."
          items={[
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
            { divider: 'or' },
            { value: noSite, label: 'Nowhere in particular', hint: 'Lists show all sites' },
          ]}
          value={chosen}
          errorMessage={messageFor(errors, 'site')}
        />
        <Button>Save</Button>
      </Form>
    </div>
  </div>
);
