import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Directory } from '../../domain/ports.ts';
import type { Actor } from '../../events/referral-events.ts';
import type { Caller } from '../../schemas/directory.ts';
import type { Route } from '../routes.ts';
import { ProblemError } from './problem.ts';

/**
 * Who is asking, from the claims that the authoriser has verified. The token says who; the directory says for which
 * organisation and in which role, so that a binding can be changed or taken back while tokens are still valid.
 * @throws ProblemError 401 without claims, 403 for a stranger or a role or scope that this route does not admit
 */
export async function identify(
  directory: Directory,
  event: APIGatewayProxyEventV2,
  access: Exclude<Route['access'], 'public'>,
): Promise<Caller> {
  const claims = claimsOf(event);
  const subject = claims?.['sub'] ?? claims?.['client_id'];
  if (!claims || !subject) throw new ProblemError('unauthorised');
  const caller = await directory.caller(subject);
  if (!caller) throw new ProblemError('forbidden', { detail: 'This sign-in is not bound to an organisation.' });
  if (!access.roles.includes(caller.role))
    throw new ProblemError('forbidden', { detail: 'This is not open to your role.' });
  const held = (claims['scope'] ?? '').split(' ');
  if (!access.scopes.some(scope => held.includes(scope) && caller.scopes.includes(scope)))
    throw new ProblemError('forbidden', { detail: `This needs the scope ${access.scopes.join(' or ')}.` });
  return caller;
}

/** As it stands in the history of what they have done. */
export const actorOf = ({ subject, role, organisation }: Caller): Actor => ({
  kind: 'caller',
  subject,
  role,
  organisation,
});

type Authorised = APIGatewayProxyEventV2['requestContext'] & {
  authorizer?: { jwt?: { claims?: Readonly<Record<string, string>> } };
};

const claimsOf = (event: APIGatewayProxyEventV2) => (event.requestContext as Authorised).authorizer?.jwt?.claims;
