import type { Directory } from '../../domain/ports.ts';
import { namesIn } from './names-in.ts';

/** Names of advisors by their sign-in; whoever has no name in the directory is called by the sign-in itself. */
export async function whoIs(
  directory: Pick<Directory, 'caller' | 'staff'>,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { ofAdvisor } = namesIn(await directory.staff());
  const named = [...new Set(subjects)].map(async (subject): Promise<[string, string]> => {
    const advisor = (await directory.caller(subject))?.advisor;
    return [subject, advisor ? ofAdvisor(advisor) : subject];
  });
  return new Map(await Promise.all(named));
}
