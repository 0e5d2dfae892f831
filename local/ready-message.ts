import { styleText } from 'node:util';
import { exampleReferral } from './example-referral.ts';
import type { SignIn } from './seed/callers.ts';
import type { Service } from './service.ts';
import { peoplesClient } from './sign-in.ts';

/** Everything a program needs to begin, on one line. */
export function readyLine({ url, tokenUrl, mailbox, signIns }: Service): string {
  const clients = signIns.flatMap(({ caller: { subject, scopes, organisation, role }, secret }) =>
    secret === undefined ? [] : [{ id: subject, secret, scopes, organisation, role }],
  );
  const people = signIns.flatMap(({ caller: { role, site }, email }) =>
    email === undefined ? [] : [{ email, role, site }],
  );
  return `${JSON.stringify({ ready: true, url, tokenUrl, mailbox, clients, people })}\n`;
}

/** Everything a person needs to begin. */
export function readyText(service: Service): string {
  const { url, tokenUrl, mailbox, openApi, issuer, signIns } = service;
  return `
${heading('The Life Rooms referrals service is ready')}

${table([
  ['API', url],
  ['Pages', `${url}/`],
  ['OpenAPI', openApi],
  ['Mailbox', mailbox],
  ['Token URL', tokenUrl],
  ['Issuer', issuer],
])}

${heading('Machines sign in with their id and secret')}

${table([['id', 'secret', 'role', 'organisation', 'scopes'], ...signIns.flatMap(machineRow)])}

${heading('People sign in by choosing who they are')}

${table([['e-mail', 'role', 'site'], ...signIns.flatMap(personRow)])}

  from any OpenID Connect client that calls itself ${peoplesClient.id} and uses PKCE,
  and back to ${peoplesClient.redirects.join(' or ')} on any port

${heading('Send a referral')}

${firstSteps(service)}
`;
}

/** Colour only where there is somebody to see it: styleText knows. */
const heading = (text: string) => styleText('bold', text);

const machineRow = ({ caller: { subject, role, organisation, scopes }, secret }: SignIn) =>
  secret === undefined ? [] : [[subject, secret, role, organisation, scopes.join(' ')]];

const personRow = ({ caller: { role, site }, email }: SignIn) =>
  email === undefined ? [] : [[email, role, site ?? '']];

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number) => Math.max(...rows.map(row => row[column]?.length ?? 0));
  return rows
    .map(row => `  ${row.map((cell, column) => cell.padEnd(widthOf(column))).join('  ')}`.trimEnd())
    .join('\n');
}

/** For a shell with curl and Node, to be pasted as it is. */
function firstSteps({ url, tokenUrl, signIns }: Service): string {
  const sender = signIns.find(({ caller, secret }) => caller.role === 'referrer' && secret !== undefined);
  if (!sender) return 'Nobody here may send one.';
  return `token=$(curl -sS -u '${sender.caller.subject}:${sender.secret}' -d grant_type=client_credentials \\
  ${tokenUrl} | node -p 'JSON.parse(require("fs").readFileSync(0)).access_token')

curl -sS ${url}/v1/referrals -H "authorization: Bearer $token" -H 'content-type: application/json' \\
  -H "idempotency-key: $(node -p 'crypto.randomUUID()')" -d '${fieldByField(exampleReferral)}'`;
}

/** JSON with each field on a line of its own. */
function fieldByField(whole: object): string {
  const fields = Object.entries(whole).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${fields.join(',\n')}\n}`;
}
