import { readFileSync, writeFileSync } from 'node:fs';
import { lifeCycleDiagram } from './life-cycle.ts';
import { messagesPage } from './messages-page.ts';
import { openApiDocument } from './openapi.ts';
import { rulesPage } from './rules-page.ts';

// `npm run generate` writes what is made from code; `--check` fails when something in git is not what the code says.

const generated = {
  'openapi.json': () => `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  'life-cycle.md': lifeCycleDiagram,
  'matching-rules.md': rulesPage,
  'messages.md': () => `${messagesPage()}\n`,
};

const stale = Object.entries(generated).filter(([name, make]) => {
  const file = new URL(name, import.meta.url);
  const text = make();
  if (readOrNothing(file) === text) return false;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  return true;
});

const names = stale.map(([name]) => `docs/${name}`).join(', ');
if (stale.length > 0 && process.argv.includes('--check')) {
  process.stderr.write(`Stale: ${names}. Run npm run generate and commit what it writes.\n`);
  process.exitCode = 1;
} else process.stdout.write(stale.length > 0 ? `Written: ${names}\n` : 'Generated files are fresh.\n');

function readOrNothing(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // not there yet, which is the same as stale
  }
}
