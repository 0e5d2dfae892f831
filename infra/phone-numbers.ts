import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Of the telephone numbers of the world, leaves out how other countries group their digits: 50 kB that every start would
 * read, and that nobody asks for (`saidPhone` prints their numbers as they are kept). What a number is, whose it is and
 * whether it is possible stays the same.
 */
export const withoutForeignGrouping: Plugin = {
  name: 'without-foreign-grouping',
  setup(build) {
    build.onLoad({ filter: /libphonenumber-js[\\/]metadata\.min\.json\.js$/ }, async ({ path }) => {
      const metadata: Metadata = JSON.parse(await readFile(path.replace(/\.js$/, ''), 'utf8'));
      return { contents: JSON.stringify(ungrouped(metadata)), loader: 'json' };
    });
  },
};

interface Metadata {
  readonly countries: Readonly<Record<string, readonly unknown[]>>;
}

const ungrouped = (metadata: Metadata): Metadata => ({
  ...metadata,
  countries: Object.fromEntries(
    Object.entries(metadata.countries).map(([country, about]) => [
      country,
      about[0] === ours ? about : about.map((fact, at) => (at === grouping ? none : fact)),
    ]),
  ),
});

/** Of the United Kingdom and the islands that are dialled with it. */
const ours = '44';

// How the package packs a country: https://gitlab.com/catamphetamine/libphonenumber-js/blob/master/METADATA.md
const grouping = 4;
const none = 0;
