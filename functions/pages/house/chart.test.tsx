import { expect, test } from 'vitest';
import { Chart, type ChartProps, seriesStyles } from './chart.tsx';

const chart = (change: Partial<ChartProps> = {}) =>
  (
    <Chart
      id="received"
      kind="line"
      headline="More people were referred each week"
      subtitle="Referrals received by week, all sites, November 2026"
      per="Week"
      labels={['2 Nov', '9 Nov', '16 Nov']}
      series={[
        { name: 'GP practices', values: [12, 18, 24] },
        { name: 'Partners', values: [3, undefined, 9] },
      ]}
      {...change}
    />
  ).toString();

test.each(['line', 'bar', 'rows'] as const)('a %s chart says what it shows to who cannot see it', kind => {
  const html = String(chart({ kind }));

  expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby="received-title received-desc"/);
  expect(html).toContain('<title id="received-title">More people were referred each week</title>');
  expect(html).toContain('GP practices: highest 24 (16 Nov), last 24. Partners: highest 9 (16 Nov), last 9.');
});

test('every figure stands in the table beside it, and what is missing is called missing', () => {
  const html = String(chart());

  for (const figure of ['12', '18', '24', '3', '9', 'not known']) expect(html).toContain(`>${figure}</td>`);
});

test('a line has a gap where there is no figure', () => {
  const [, partners = ''] = [...String(chart()).matchAll(/<path d="([^"]*)"/g)].map(([, path = '']) => path);

  expect(partners.match(/M/g)).toHaveLength(2);
});

test('names of lines that end together do not lie on each other', () => {
  const html = String(chart({ series: ['a', 'b', 'c'].map(name => ({ name, values: [1, 1, 1] })) }));
  const heights = [...html.matchAll(/<text[^>]* y="([\d.]+)"[^>]*class="lr-chart__name"/g)].map(([, y]) => Number(y));

  expect(new Set(heights.map(height => Math.floor(height / 16))).size).toBe(3);
});

test('bars stand on zero and are as high as what they count', () => {
  const html = String(chart({ kind: 'bar', series: [{ name: 'All', values: [5, 10, 0] }] }));
  const bars = [...html.matchAll(/<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)];
  const [five, ten, none] = bars.map(([, y, height]) => ({ foot: Number(y) + Number(height), height: Number(height) }));

  expect(five?.foot).toBeCloseTo(ten?.foot ?? Number.NaN);
  expect((ten?.height ?? 0) / (five?.height ?? 1)).toBeCloseTo(2);
  expect(none?.height).toBe(0);
});

test('rows name every label, and say which figure is not shown', () => {
  const series = [{ name: 'Needs', values: [9, undefined] }];
  const html = String(chart({ kind: 'rows', labels: ['Debt, bills', 'Getting there'], series, missing: 'hidden' }));

  expect(html).toMatch(/<text[^>]*>Debt, bills<\/text>.*<text[^>]*>9<\/text>.*<text[^>]*>Getting there<\/text>/s);
  expect(html.match(/hidden/g)).toHaveLength(2);
});

test('a chart without figures, and one of noughts, can be drawn', () => {
  expect(String(chart({ labels: [], series: [{ name: 'All', values: [] }] }))).toContain('All: no figures.');
  expect(String(chart({ kind: 'bar', labels: ['a'], series: [{ name: 'All', values: [0] }] }))).not.toContain('NaN');
});

test('more series than can be told apart are refused', () => {
  const series = Array.from({ length: 5 }, (_, i) => ({ name: `Series ${i}`, values: [1, 2, 3] }));

  expect(() => chart({ series })).toThrow(RangeError);
});

test('no two series differ by colour alone, and each stands out from the page', () => {
  expect(new Set(seriesStyles.map(({ dashes }) => dashes)).size).toBe(seriesStyles.length);
  for (const { colour } of seriesStyles) expect(contrast(colour, '#f0f4f5')).toBeGreaterThan(3);
});

/** WCAG 2.2, 1.4.11. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
