import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The commit that is checked out where this code is kept, and whether anything has changed since; `unknown` without a clone. */
export function commitOfRepository(): string {
  // Of this folder and not of one around it; without a lock, as somebody may be at work in it.
  const asked = [
    '--git-dir=.git',
    '--no-optional-locks',
    'describe',
    '--always',
    '--exclude=*',
    '--dirty= and changes',
  ];
  const repository = fileURLToPath(new URL('../../..', import.meta.url));
  try {
    return execFileSync('git', asked, {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown'; // no clone, or no git
  }
}
