import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Presses Tab until the element with these words has the focus, which must show at every step.
 * @param selector of its kind, where its words do not name it
 */
export async function tabTo(tab: Page, words: string, selector = '*'): Promise<void> {
  // What is pressed while a page is still being loaded is lost.
  await tab.waitForLoadState();
  for (let step = 0; step < 60; step++) {
    await tab.keyboard.press('Tab');
    const focused = (await tab.evaluate(describeFocus(selector))) as Focus;
    // Right after a page has changed the browser may not have given it the keyboard yet.
    if (step === 0 && focused.isNowhere) continue;
    expect(focused.isVisible, `the focus on ${focused.html} can be seen`).toBe(true);
    if (focused.fits && focused.text.includes(words)) return;
  }
  throw new Error(`60 presses of Tab did not reach ${words || selector}`);
}

interface Focus {
  readonly html: string;
  readonly text: string;
  readonly fits: boolean;
  readonly isVisible: boolean;
  /** On the page as a whole. */
  readonly isNowhere: boolean;
}

/** The design system shows the focus by an outline, a shadow or another background. */
const describeFocus = (selector: string) => `(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const label = element.labels?.[0];
  const shown = [element, label].filter(Boolean).flatMap(one => [one, '::before', '::after'].map(part =>
    typeof part === 'string' ? getComputedStyle(one, part) : getComputedStyle(one)));
  const marks = style => style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none';
  return {
    html: element.outerHTML.slice(0, 120),
    text: element.textContent,
    fits: element.matches(${JSON.stringify(selector)}),
    isNowhere: element === document.body,
    isVisible: element !== document.body && shown.some(marks),
  };
})()`;
