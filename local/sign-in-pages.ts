import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { html, page, pageHeaders } from './html.ts';
import type { SignIn } from './seed/callers.ts';

type Middleware = Parameters<Provider['use']>[0];

/** `/sign-in/{uid}`: GET shows who there is, POST signs one of them in. The demonstration asks nobody for a password. */
export function signInPages(provider: Provider, signIns: readonly SignIn[]): Middleware {
  const people = signIns.filter(({ email }) => email !== undefined);
  return async (context, next) => {
    if (!context.path.startsWith('/sign-in/')) return next();
    const { req, res } = context;
    if (context.method !== 'POST') {
      await provider.interactionDetails(req, res);
      context.set(pageHeaders);
      context.body = choicePage(people);
      return;
    }
    const chosen = new URLSearchParams(await text(req)).get('subject');
    const person = people.find(({ caller }) => caller.subject === chosen);
    if (!person) return context.throw(400, 'That is nobody of the demonstration.');
    // Choosing is agreeing: there is no second question about what the service may do.
    const result = { login: { accountId: person.caller.subject }, consent: {} };
    context.redirect(await provider.interactionResult(req, res, result));
    context.status = 303;
  };
}

function choicePage(people: readonly SignIn[]): string {
  return page(
    'Who are you?',
    html`<p>Everybody here is invented, so there are no passwords.</p>
<form method="post">
<ul>
${people.map(choice)}</ul>
</form>`,
  );
}

const choice = ({ caller, name, email = '' }: SignIn) =>
  html`<li><button name="subject" value="${caller.subject}">${name} (${email})</button></li>
`;
