import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { htmlSentTo } from './open-browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * No rule of WCAG 2.2 AA that a machine can check is broken, at the width of a small telephone, on a desk, and with text
 * twice as large; at none of them does the page itself scroll sideways; and its HTML is what it claims to be.
 * @param except a selector of what is not ours to mend
 */
export async function expectAccessible(page: Page, { except }: { readonly except?: string } = {}): Promise<void> {
  expect(await htmlFaults(page)).toEqual([]);
  // By the browser's own tools, because the page rightly refuses a script that is not the site's.
  await page.evaluate(`${axe}; undefined`);
  for (const { width, zoom } of readings) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(`${root}.style.fontSize = '${zoom}%'`);
    const about = `${width} px, ${zoom} % text`;
    expect(await violations(page, except), about).toEqual([]);
    const overflow = Number(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`));
    expect(overflow, `${about}: pixels that lie beyond the edge`).toBeLessThanOrEqual(0);
  }
}

// Scripts for the browser are text: its types are not those of Node.
const root = 'document.documentElement';

const readings = [
  { width: 320, zoom: 100 },
  { width: 1100, zoom: 100 },
  { width: 1100, zoom: 200 },
] as const;

/** Each with the elements that break it. */
async function violations(page: Page, except?: string): Promise<string[]> {
  const options = JSON.stringify({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
  const context = JSON.stringify({ exclude: except === undefined ? [] : [except] });
  const found = (await page.evaluate(`axe.run(${context}, ${options})`)) as { violations: Result[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`);
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // The renderer closes empty elements as XML does, writes no doctype in lower case and indents nothing: all of it is HTML.
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // What the design system's own HTML does.
    'prefer-native-element': 'off',
    'no-redundant-role': 'off',
    'no-inline-style': 'off',
    'tel-non-breaking': 'off',
    'text-content': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    'no-raw-characters': ['error', { relaxed: true }],
  },
});

async function htmlFaults(page: Page): Promise<string[]> {
  const report = await validator.validateString(await htmlSentTo(page));
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
