import type { Staff } from '../../../domain/ports.ts';
import type { Caller, Site } from '../../../schemas/directory.ts';
import type { PageSession } from '../../../schemas/page-session.ts';

/** Where an advisor works, home site first. Whoever is nobody's advisor is bound to no site in particular. */
export function sitesOf({ advisor }: Caller, { advisors, sites }: Staff): Site[] {
  const own = advisors.find(({ id }) => id === advisor)?.sites ?? [];
  return own.flatMap(id => sites.find(site => site.id === id) ?? []);
}

/** Where somebody of several sites is until they say otherwise. */
export function homeSite(caller: Caller, staff: Staff): PageSession['site'] {
  const [home, ...others] = sitesOf(caller, staff);
  return home && others.length > 0 ? { id: home.id, name: home.name, isChosen: false } : undefined;
}
