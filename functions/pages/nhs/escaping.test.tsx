import type { Child } from 'hono/jsx';
import { expect, test } from 'vitest';
import { Chart } from '../house/chart.tsx';
import { FilterCard } from '../house/filter-card.tsx';
import { IdentityBar } from '../house/identity-bar.tsx';
import { SubNavigation } from '../house/sub-navigation.tsx';
import { Timeline } from '../house/timeline.tsx';
import { FormErrors, KeptInput } from '../shell/form-view.tsx';
import { BackLink } from './back-link.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { DateInput } from './date-input.tsx';
import { Details } from './details.tsx';
import { ErrorMessage } from './error-message.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FileUpload } from './file-upload.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Heading } from './heading.tsx';
import { Hint } from './hint.tsx';
import { Input } from './input.tsx';
import { InsetText } from './inset-text.tsx';
import { NotificationBanner } from './notification-banner.tsx';
import { Pagination } from './pagination.tsx';
import { Panel } from './panel.tsx';
import { Radios } from './radios.tsx';
import { SearchInput } from './search-input.tsx';
import { Select } from './select.tsx';
import { SkipLink } from './skip-link.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { Tag } from './tag.tsx';
import { TaskList } from './task-list.tsx';
import { Textarea } from './textarea.tsx';
import { WarningCallout } from './warning-callout.tsx';

// Whatever anybody types stands on the page as they typed it, and never becomes markup.

const hostileTexts = [
  ['markup', `</textarea></title><script>alert(1)</script><img src=x onerror='alert("1")'>`],
  ['quotes', `" onfocus="alert(1)" autofocus x='`],
  ['another direction of writing', '\u202Eabc\u202C \u0645\u0631\u062D\u0628\u0627 & <b>'],
  ['an emoji of many parts', '👩🏽‍⚕️ <3 & more'],
  ['very long text', `${'x'.repeat(20_000)}<`],
] as const;

/** Every component with the text in every place that takes one. */
const everything: Readonly<Record<string, (t: string) => Child>> = {
  'back link': t => <BackLink href="#">{t}</BackLink>,
  breadcrumb: t => <Breadcrumb items={[{ href: '#', content: t }]} />,
  button: t => <Button ariaLabel={t} name={t} value={t} children={t} />,
  'link button': t => <Button href="#" ariaLabel={t} children={t} />,
  card: t => <Card heading={t} actions={[{ content: t, href: '#', visuallyHiddenText: t }]} children={t} />,
  checkboxes: t => (
    <Checkboxes name="n" fieldset={{ legend: t }} hint={t} errorMessage={t} items={[{ value: t, label: t, hint: t }]} />
  ),
  'date input': t => (
    <DateInput
      id="d"
      fieldset={{ legend: t }}
      hint={t}
      errorMessage={t}
      items={[{ name: 'day', label: t, value: t }]}
    />
  ),
  details: t => <Details summary={t}>{t}</Details>,
  'error message': t => <ErrorMessage visuallyHiddenText={t}>{t}</ErrorMessage>,
  'error summary': t => <ErrorSummary heading={t} description={t} errorList={[{ content: t, href: `#${t}` }]} />,
  'file upload': t => (
    <FileUpload id="f" name={t} label={t} hint={t} errorMessage={t} texts={{ 'choose-files-button': t }} />
  ),
  footer: t => <Footer navigation={[{ heading: t, content: t, items: [{ href: t, content: t }] }]} copyright={t} />,
  header: t => (
    <Header
      service={{ text: t, href: '/' }}
      organisation={{ name: t, split: t, descriptor: t }}
      account={[{ content: t }, { content: t, action: t }]}
      navigation={[{ content: t, href: '/', current: 'page' }]}
    />
  ),
  heading: t => <Heading caption={t} visuallyHiddenText={t} children={t} />,
  hint: t => <Hint>{t}</Hint>,
  input: t => <Input name={t} label={t} hint={t} errorMessage={t} value={t} prefix={t} suffix={t} placeholder={t} />,
  'inset text': t => <InsetText visuallyHiddenText={t}>{t}</InsetText>,
  'notification banner': t => <NotificationBanner title={t} heading={t} children={t} />,
  pagination: t => <Pagination previous={{ href: t, label: t }} next={{ href: t, content: t }} ariaLabel={t} />,
  panel: t => <Panel heading={t}>{t}</Panel>,
  radios: t => (
    <Radios
      name="n"
      fieldset={{ legend: t }}
      items={[{ value: t, label: t, conditional: t }, { divider: t }]}
      value={t}
    />
  ),
  'search input': t => <SearchInput name={t} label={t} value={t} />,
  select: t => <Select name={t} label={t} value={t} items={[{ text: t, value: t }]} />,
  'skip link': t => <SkipLink>{t}</SkipLink>,
  'summary list': t => (
    <SummaryList rows={[{ key: t, value: t, actions: [{ content: t, href: t }] }]} card={{ heading: t }} />
  ),
  table: t => (
    <Table caption={t} head={[t]} rows={[[{ content: t, visuallyHiddenText: t, sortValue: t }]]} responsive />
  ),
  tag: t => <Tag>{t}</Tag>,
  'task list': t => <TaskList items={[{ heading: t, href: t, hint: t, status: t }]} />,
  textarea: t => <Textarea name={t} label={t} value={t} errorMessage={t} />,
  'warning callout': t => <WarningCallout heading={t}>{t}</WarningCallout>,
  timeline: t => <Timeline headingLevel={3} entries={[{ at: t, said: t, heading: t, content: t }]} />,
  'identity bar': t => <IdentityBar name={t} facts={[{ term: t, value: t }]} flags={t} />,
  'sub-navigation': t => <SubNavigation label={t} items={[{ href: t, content: t, count: t }]} />,
  'filter card': t => <FilterCard action={t} clear={t} isFiltered children={t} />,
  chart: t => (
    <Chart id="c" kind="bar" headline={t} subtitle={t} per={t} labels={[t]} series={[{ name: t, values: [1] }]} />
  ),
  'form errors': t => <FormErrors errors={[{ field: t, message: t }]} />,
  'kept input': t => <KeptInput input={{ [t]: [t, t] }} />,
};

for (const [what, text] of hostileTexts)
  test.each(Object.entries(everything))(`${what} does nothing in a %s`, (_name, render) => {
    const html = String(render(text));

    expect(tagsAndAttributesOf(html)).toEqual(tagsAndAttributesOf(String(render('harmless'))));
    expect(readable(html)).toContain(text);
  });

/** The shape of the markup, whatever it says: the same for every text if none of it became markup. */
const tagsAndAttributesOf = (html: string) =>
  (html.match(/<[^>]*>/g) ?? []).map(tag => tag.replaceAll(/="[^"]*"/g, '').replace(/^<(\/?[\w-]+)/, '<$1'));

const readable = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
