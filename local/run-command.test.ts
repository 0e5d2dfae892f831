import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test.each([
  ['play-story', 'Name nothing, or where a service runs: npm run story -- [--url http://127.0.0.1:4100].\n'],
  ['fill-cloud-directory', 'Name the directory table: npm run directory:fill -- --table <name>\n'],
])('%s answers an option that there is not with one sentence', (command, sentence) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `local/${command}.ts`, '--what-is-this'],
    { encoding: 'utf8' },
  );

  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: sentence });
});
