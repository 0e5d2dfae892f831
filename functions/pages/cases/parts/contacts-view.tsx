import { Timeline } from '../../house/timeline.tsx';
import { Button } from '../../nhs/button.tsx';
import { SummaryList } from '../../nhs/summary-list.tsx';
import type { FormIdentity } from '../../shell/form.ts';
import { Form } from '../../shell/form-view.tsx';
import { Typed } from '../view.tsx';
import type { ContactsModel, Written } from './contacts.ts';

/** What was said and tried, what was noted, and what the person wants to get to. */
export const ContactsView = ({ model, finish }: { readonly model: ContactsModel; readonly finish: FormIdentity }) => (
  <>
    <h2 class="nhsuk-heading-m">Contacts</h2>
    <p>{model.attempts}</p>
    <p>
      <Button small href={`/cases/${model.id}/contact`}>
        Record a contact
      </Button>
    </p>
    <Entries entries={model.contacts} none="Nobody has been in touch yet." />
    <h2 class="nhsuk-heading-m">Goals and plan</h2>
    {model.goals.length > 0 && (
      <SummaryList rows={model.goals.map(({ words, detail }) => ({ key: <Typed>{words}</Typed>, value: detail }))} />
    )}
    {model.plan.map(action => (
      <Action {...action} form={finish} />
    ))}
    <div class="nhsuk-button-group">
      <Button small variant="secondary" href={`/cases/${model.id}/goal`}>
        Add a goal
      </Button>
      <Button small variant="secondary" href={`/cases/${model.id}/action`}>
        Plan an action
      </Button>
    </div>
    <h2 class="nhsuk-heading-m">Notes</h2>
    <p>
      <Button small variant="secondary" href={`/cases/${model.id}/note`}>
        Add a note
      </Button>
    </p>
    <Entries entries={model.notes} none="There are no notes that you may read." />
  </>
);

const Entries = ({ entries, none }: { readonly entries: readonly Written[]; readonly none: string }) =>
  entries.length === 0 ? (
    <p>{none}</p>
  ) : (
    <Timeline
      headingLevel={3}
      entries={entries.map(({ text, ...entry }) => ({
        ...entry,
        content: text === undefined ? undefined : <p class="lr-typed">{text}</p>,
      }))}
    />
  );

const Action = ({
  number,
  what,
  detail,
  isDone,
  form,
}: ContactsModel['plan'][number] & { readonly form: FormIdentity }) => (
  <div class="lr-action">
    <p class="nhsuk-u-margin-bottom-1">
      <Typed>{what}</Typed>
      <span class="lr-detail">{detail}</span>
    </p>
    {!isDone && (
      <Form form={form}>
        <input type="hidden" name="action" value={number} />
        <Button small variant="secondary" preventDoubleClick>
          Done<span class="nhsuk-u-visually-hidden">: {what}</span>
        </Button>
      </Form>
    )}
  </div>
);
