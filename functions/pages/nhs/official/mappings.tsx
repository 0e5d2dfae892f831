import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import * as z from 'zod';
import { BackLink } from '../back-link.tsx';
import { Breadcrumb } from '../breadcrumb.tsx';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { Checkboxes } from '../checkboxes.tsx';
import { DateInput } from '../date-input.tsx';
import { Details } from '../details.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { Fieldset } from '../fieldset.tsx';
import { FileUpload } from '../file-upload.tsx';
import { Footer } from '../footer.tsx';
import { Header } from '../header.tsx';
import { Heading } from '../heading.tsx';
import { Hint } from '../hint.tsx';
import { Input } from '../input.tsx';
import { InsetText } from '../inset-text.tsx';
import { Label } from '../label.tsx';
import { Legend } from '../legend.tsx';
import { NotificationBanner } from '../notification-banner.tsx';
import { Pagination } from '../pagination.tsx';
import { Panel } from '../panel.tsx';
import { Radios } from '../radios.tsx';
import { SearchInput } from '../search-input.tsx';
import { Select } from '../select.tsx';
import { SkipLink } from '../skip-link.tsx';
import { SummaryList } from '../summary-list.tsx';
import { Table } from '../table.tsx';
import { Tag } from '../tag.tsx';
import { TaskList } from '../task-list.tsx';
import { Textarea } from '../textarea.tsx';
import { WarningCallout } from '../warning-callout.tsx';

// How the parameters of the official macros are said in our properties. Mostly: `text` and `html` are both content.

type Context = Readonly<Record<string, unknown>>;
type Rendering = { toString(): string };
type Render = (context: Context) => Rendering;

const simple =
  (Component: (props: never) => unknown, change: (props: Props) => Props = same): Render =>
  context => {
    const { content, callBlock, ...props } = partsOf(context) as Props;
    const children = callBlock === undefined ? content : raw(String(callBlock));
    const Loose = Component as unknown as FC<Props>;
    return <Loose {...change({ ...props, ...(children !== undefined && { children }) })} />;
  };

type Props = Record<string, unknown>;
const same = (props: Props) => props;

const Sized = z.looseObject({});
const asProps = (value: unknown): Props => (Sized.safeParse(value).success ? (value as Props) : { content: value });
const entriesIn = (list: unknown): Props[] =>
  (Array.isArray(list) ? list : []).filter(entry => typeof entry === 'object' && entry !== null) as Props[];

/** `{ text }` and `{ html }` become `{ content }`, wherever they are. */
function partsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(entry => entry !== false && entry !== null).map(partsOf);
  if (typeof value !== 'object' || value === null || value instanceof String) return value ?? undefined;
  const { text, html, ...rest } = value as Props;
  const content = html === undefined ? text : raw(String(html));
  const parts = Object.entries(rest).map(([key, part]) => [key, key === 'attributes' ? part : partsOf(part)]);
  return { ...Object.fromEntries(parts), ...(content !== undefined && { content }) };
}

/** A label or legend that names its heading there. */
function headed(label: unknown): unknown {
  const { heading, ...rest } = asProps(label);
  if (heading === undefined || heading === true) return heading === true ? { ...rest, isPageHeading: true } : label;
  if (heading === false) return { ...rest, isPageHeading: false };
  const { content, level, id, size, caption } = asProps(heading);
  return {
    ...rest,
    ...(content !== undefined && { content }),
    ...(size !== undefined && { size }),
    ...(caption !== undefined && { caption }),
    ...(id !== undefined && { headingId: id }),
    isPageHeading: rest['isPageHeading'] === false ? false : (level ?? true),
  };
}

const labelOf = ({ callBlock, ...context }: Context): Props => {
  const label = partsOf(context) as Props;
  return callBlock === undefined ? label : { ...label, content: raw(String(callBlock)) };
};

/** `beforeInput` and `beforeInputs` are one to us. */
function grouped(props: Props): Props {
  const { formGroup, ...rest } = props;
  if (formGroup === undefined) return rest;
  const { beforeInput, afterInput, ...group } = asProps(formGroup);
  const before = beforeInput && asProps(beforeInput)['content'];
  const after = afterInput && asProps(afterInput)['content'];
  return { ...rest, formGroup: { ...group, before, after } };
}

const labelled = (props: Props): Props => grouped({ ...props, label: headed(props['label']) });

const fieldsetOf = ({ fieldset, ...props }: Props): Props =>
  fieldset === undefined || fieldset === null
    ? props
    : { ...props, fieldset: { ...asProps(fieldset), legend: headed(asProps(fieldset)['legend']) } };

const choices = (props: Props): Props =>
  fieldsetOf({
    ...props,
    items: entriesIn(props['items']).map(({ content, exclusive, exclusiveGroup, conditional, ...choice }) => ({
      ...choice,
      ...(!('divider' in choice) && { label: content }),
      ...(exclusive === true && { behaviour: 'exclusive' }),
      ...(exclusiveGroup !== undefined && { behaviourGroup: exclusiveGroup }),
      ...(conditional !== undefined && { conditional: asProps(conditional)['content'] }),
    })),
  });

function dateItems(props: Props): Props {
  const { items, values, day, month, year, ...rest } = fieldsetOf(props);
  const value = asProps(values);
  const given = { day, month, year };
  const wanted = items
    ? entriesIn(items)
    : Object.entries(given).flatMap(([name, part]) =>
        part === false ? [] : [{ name, ...(part !== undefined && asProps(part)) }],
      );
  const valued = wanted.map((item: Props) => ({ value: value[String(item['name'])], ...item }));
  return { ...rest, items: valued };
}

const actionsOf = ({ actions, ...props }: Props): Props =>
  actions === undefined
    ? props
    : { ...props, actions: entriesIn(Array.isArray(actions) ? actions : asProps(actions)['items']) };

function cardOf({ description, image, ...props }: Props): Props {
  const { content } = asProps(description);
  return {
    ...actionsOf(props),
    ...(content !== undefined && { children: content }),
    ...(image !== undefined && { image: { alt: '', ...asProps(image) } }),
  };
}

const carded = ({ card, ...props }: Props): Props => (card ? { ...props, card: cardOf(asProps(card)) } : props);

const summaryList = (props: Props): Props => carded({ ...props, rows: entriesIn(props['rows']).map(actionsOf) });

function footer({ navigation, meta: links, children, ...props }: Props): Props {
  const meta = children === undefined ? links : { ...asProps(links ?? {}), content: children };
  const columns = [navigation ?? []].flat() as Props[];
  return {
    ...props,
    copyright: asProps(props['copyright'] ?? '© NHS England')['content'],
    ...(meta !== undefined && { meta: asProps(meta) }),
    navigation: columns.map(column => ({
      ...column,
      ...('heading' in column && { heading: asProps(column['heading'])['content'] }),
    })),
  };
}

function header({ logo, service, account, navigation, ...props }: Props): Props {
  const menu = asProps(navigation ?? {});
  const { content: text, ...link } = asProps(service ?? {});
  return {
    ...props,
    logo: logo ?? {},
    ...(text !== undefined && { service: { text, ...link } }),
    ...(account !== undefined && { account: entriesIn(asProps(account)['items']) }),
    navigationColour: menu['colour'],
    justified: menu['justified'],
    navigation: entriesIn(menu['items']).map(({ active, current, ...item }) => ({
      ...item,
      ...(Boolean(active ?? current) && { current: current ? 'page' : 'section' }),
    })),
  };
}

const tasks = (props: Props): Props => ({
  ...props,
  items: entriesIn(props['items']).map(({ title, status, hint, ...task }) => {
    const { tag, ...said } = asProps(status);
    const { content: children, ...coloured } = asProps(tag);
    return {
      ...task,
      heading: task['heading'] ?? title,
      ...(hint !== undefined && { hint: asProps(hint)['content'] }),
      ...(tag === undefined ? { status: said } : { tag: { ...coloured, children } }),
    };
  }),
});

const linksOf = ({ previous, next, previousUrl, previousPage, nextUrl, nextPage, ...props }: Props): Props => ({
  ...props,
  previous: previous ?? (previousUrl && { href: previousUrl, label: previousPage }),
  next: next ?? (nextUrl && { href: nextUrl, label: nextPage }),
});

const uploads = (props: Props): Props => {
  const { chooseFilesButtonText, noFileChosenText, multipleFilesChosenText, dropInstructionText, ...rest } = props;
  const { enteredDropZoneText, leftDropZoneText, ...others } = rest;
  const texts = {
    'choose-files-button': chooseFilesButtonText,
    'no-file-chosen': noFileChosenText,
    'drop-instruction': dropInstructionText,
    'entered-drop-zone': enteredDropZoneText,
    'left-drop-zone': leftDropZoneText,
    ...Object.fromEntries(
      Object.entries(asProps(multipleFilesChosenText ?? {})).map(([rule, text]) => [
        `multiple-files-chosen.${rule}`,
        text,
      ]),
    ),
  };
  return labelled({
    ...others,
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
  });
};

const summaryOf = ({ description, children, ...props }: Props): Props => ({
  errorList: [],
  ...props,
  description: children ?? asProps(description)['content'],
});

/** A cell may be empty but for what is read out. */
const cells = (list: unknown): unknown[] =>
  (Array.isArray(list) ? list : []).map(cell =>
    typeof cell === 'string' ? cell : { content: undefined, ...asProps(cell) },
  );

function table({ panel, heading, headingLevel, ...props }: Props): Props {
  const rows = (Array.isArray(props['rows']) ? props['rows'] : []).map(cells);
  const card = panel ? { variant: 'feature', heading: { content: heading, level: headingLevel } } : props['card'];
  return carded({ ...props, card, head: cells(props['head']), rows });
}

function searchOf({ button, ...props }: Props): Props {
  if (button === undefined || button === false) return labelled({ ...props, button });
  const { content: children, icon, ...rest } = asProps(button);
  const face = {
    ...(children !== undefined && { children }),
    ...(icon !== undefined && { icon: icon === false ? undefined : { placement: 'start', name: icon } }),
  };
  return labelled({ ...props, button: { ...rest, ...face } });
}

export const mappings: Readonly<Record<string, Render>> = {
  'back-link': simple(BackLink),
  breadcrumb: simple(Breadcrumb),
  button: simple(Button),
  card: simple(Card, cardOf),
  checkboxes: simple(Checkboxes, choices),
  'date-input': simple(DateInput, dateItems),
  details: simple(Details),
  'error-message': simple(ErrorMessage),
  'error-summary': simple(ErrorSummary, summaryOf),
  fieldset: simple(Fieldset, props => ({ ...props, legend: headed(props['legend']) })),
  'file-upload': simple(FileUpload, uploads),
  footer: simple(Footer, footer),
  header: simple(Header, header),
  heading: simple(Heading),
  hint: simple(Hint),
  input: simple(Input, labelled),
  'inset-text': simple(InsetText),
  label: context => {
    const { for: field, ...label } = labelOf(context);
    return simple(Label)({ label: headed(label), for: field });
  },
  legend: context => simple(Legend)({ legend: headed(labelOf(context)) }),
  'notification-banner': simple(NotificationBanner),
  pagination: simple(Pagination, linksOf),
  panel: simple(Panel),
  radios: simple(Radios, choices),
  'search-input': simple(SearchInput, searchOf),
  select: simple(Select, props =>
    labelled({
      ...props,
      items: entriesIn(props['items']).map(({ content, ...item }) =>
        'divider' in item ? item : { ...item, text: content },
      ),
    }),
  ),
  'skip-link': simple(SkipLink),
  'summary-list': simple(SummaryList, summaryList),
  tables: simple(Table, table),
  tag: simple(Tag),
  'task-list': simple(TaskList, tasks),
  textarea: simple(Textarea, labelled),
  'warning-callout': simple(WarningCallout),
};
