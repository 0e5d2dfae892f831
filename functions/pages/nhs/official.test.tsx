import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mappings } from './official/mappings.tsx';
import { normalised } from './official/normalised.ts';
import { unsupported } from './official/unsupported.ts';

// The package that designs these components ships what each of them must give for hundreds of cases.

interface Fixture {
  readonly name: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** What a macro is wrapped around. */
  readonly callBlock?: string;
  readonly html: string;
}

/** Several cases may have one name: the second is called `name (2)`. */
function fixturesOf(component: string): Fixture[] {
  const path = `node_modules/nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`;
  const { fixtures } = JSON.parse(readFileSync(path, 'utf8')) as { fixtures: readonly Fixture[] };
  return fixtures.map((fixture, index) => {
    const same = fixtures.slice(0, index).filter(({ name }) => name === fixture.name).length;
    return same === 0 ? fixture : { ...fixture, name: `${fixture.name} (${same + 1})` };
  });
}

const counts = { covered: 0, all: 0 };

for (const [component, render] of Object.entries(mappings)) {
  const left = unsupported[component] ?? {};
  const fixtures = fixturesOf(component);
  counts.all += fixtures.length;
  describe(`${component} gives the official HTML`, () => {
    for (const { name, context, callBlock, html } of fixtures) {
      if (name in left) continue;
      counts.covered++;
      test(name, () => {
        expect(normalised(render({ ...context, callBlock }).toString())).toEqual(normalised(html));
      });
    }

    test('every case that is left out exists', () => {
      const names = fixtures.map(fixture => fixture.name);

      expect(Object.keys(left).filter(name => !names.includes(name))).toEqual([]);
    });
  });
}

test('nearly every official case of these components is covered', () => {
  process.stdout.write(`official cases covered: ${counts.covered} of ${counts.all}\n`);

  expect(counts.covered / counts.all).toBeGreaterThan(0.85);
});
