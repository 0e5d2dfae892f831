import { type Names, reach } from './names.ts';

/** As much of a browser as somebody needs to sign in: it goes where it is sent, and keeps the cookies of each host. */
export interface Browser {
  open(address: string): Promise<Page>;
  /** Fills in the form on the page that leads there, and sends it. */
  send(page: Page, action: string, filledIn?: Readonly<Record<string, string>>): Promise<Page>;
}

export interface Page {
  /** Where it has ended. */
  readonly address: string;
  readonly status: number;
  readonly text: string;
}

export function openBrowser(names: Names): Browser {
  const cookies = new Map<string, Map<string, string>>();

  async function follow(address: URL, post?: URLSearchParams, from?: URL): Promise<Page> {
    const jar = cookies.get(address.host) ?? new Map<string, string>();
    cookies.set(address.host, jar);
    const { url, headers } = reach(address, names);
    const response = await fetch(url, {
      ...(post && { method: 'POST', body: post }),
      redirect: 'manual',
      headers: {
        ...headers,
        accept: 'text/html',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(post && from && { origin: from.origin }),
      },
    });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    const location = response.headers.get('location');
    if (location !== null) return follow(new URL(location, address));
    return { address: address.href, status: response.status, text: await response.text() };
  }

  return {
    open: address => follow(new URL(address)),
    send({ address, text }, action, filledIn = {}) {
      const from = new URL(address);
      return follow(new URL(action, from), new URLSearchParams({ ...hiddenIn(text, action), ...filledIn }), from);
    },
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(/; */);
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  const isGone = value === '' || attributes.some(attribute => attribute.toLowerCase() === 'max-age=0');
  if (isGone) jar.delete(name);
  else jar.set(name, value);
}

/** @throws Error when no form on the page leads there */
function hiddenIn(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find(part => part.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`no form leads to ${action}`);
  const inputs = form.slice(0, form.indexOf('</form>')).matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}
