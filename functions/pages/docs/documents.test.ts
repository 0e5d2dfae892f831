import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addressOfLink, documentsFromFolder, documentsFromRepository, writeDocuments } from './documents.ts';

test('what is deployed is what is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeDocuments(folder);
  const written = documentsFromRepository();

  const deployed = documentsFromFolder(folder);

  expect(deployed.list()).toEqual(written.list());
  expect(deployed.find('readme')).toEqual(written.find('readme'));
  expect(deployed.openApi()).toEqual(written.openApi());
});

test('a name finds a document of ours and nothing else', () => {
  const documents = documentsFromRepository();

  expect(documents.find('runbook')?.title).toBe('Runbook');
  for (const name of ['../package', 'package.json', '__proto__', '']) expect(documents.find(name)).toBeUndefined();
});

test.each([
  ['docs/data-model.md', '/docs/data-model'],
  ['adr/0001-one-item-store-two-engines.md', '/docs/0001-one-item-store-two-engines'],
  ['../runbook.md#queue', '/docs/runbook#at-queue'],
  ['openapi.json', '/docs/api'],
  ['https://www.rfc-editor.org/', 'https://www.rfc-editor.org/'],
  ['functions/intake/README.md', undefined],
  ['../domain/targets.ts', undefined],
  ['javascript:alert(1)', undefined],
])('a link to %s leads to %s', (href, address) => {
  expect(addressOfLink(href)).toBe(address);
});
