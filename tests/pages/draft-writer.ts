import type { StepName } from '../../functions/pages/refer/steps/step-names.ts';
import { ReferralId } from '../../schemas/ids.ts';
import type { TestPages } from './open-pages.ts';

export type Fields = Readonly<Record<string, string>>;

/** Answers to every step, of which nothing is wrong. */
export const answers = {
  name: { givenName: 'Una', familyName: 'Sample' },
  'nhs-number': { nhsNumberKnown: 'yes', nhsNumber: '999 054 8609' },
  address: {},
  contact: { phone: '0151 496 0190' },
  needs: { needs: 'loneliness' },
  matters: { ownWords: 'To have somebody to talk with' },
  concerns: { concerns: 'none' },
  risk: { safeguarding: 'unsure' },
  access: { interpreter: 'yes' },
  consent: { consent: 'given', feedback: 'full' },
  you: {
    referrerName: 'Nadia Farouk',
    organisation: 'Walton Village Practice',
    channel: 'gp-pcn',
    referrerEmail: 'nadia.farouk@walton-village.example',
  },
} satisfies Record<StepName, Fields>;

/** The same on one page. */
export const allAnswers: Fields = Object.assign({}, ...Object.values(answers));

/** Somebody of the demonstration who writes referrals and does not always send them. */
export async function aWriter(pages: TestPages, subject = 'nadia-farouk') {
  let cookie = await pages.signIn(subject);
  const get = (path: string) => pages.get(path, cookie);
  const formAt = async (address: string, path = address) => pages.formOn(await get(address), path);

  async function post(path: string, fields: Fields) {
    const reply = await pages.post(path, fields, cookie);
    return { ...reply, goTo: reply.headers['location'] ?? '' };
  }

  /** Types this on the page of an address and presses a button of it. */
  async function answer(address: string, fields: Fields, button: Fields = { step: 'continue' }) {
    const [path = ''] = address.split('?');
    return post(path, { ...(await formAt(address, path)), ...fields, ...button });
  }

  /** @returns the address of a draft that holds a name and nothing else */
  async function begin(fields: Fields = answers.name): Promise<string> {
    const { goTo } = await answer('/refer/steps/new/name', fields);
    return goTo.replace(/\/nhs-number$/, '');
  }

  async function fill(draft: string) {
    for (const [step, fields] of Object.entries(answers).slice(1)) await answer(`${draft}/${step}`, fields);
  }

  const linksOn = async (path: string, pattern: RegExp) =>
    [...(await get(path)).html.matchAll(pattern)].map(([, found = '']) => found);

  return {
    ...{ get, post, formAt, answer, begin, fill },
    /** @returns the address of a draft that has only to be sent */
    async finish() {
      const draft = await begin();
      await fill(draft);
      return draft;
    },
    send: (draft: string) => answer(`${draft}/check`, {}, { step: 'send' }),
    statusesOf: (draft: string) => linksOn(draft, /task-list-\d-status">\s*<strong[^>]*>([^<]+)/g),
    drafts: () => linksOn('/referrals/drafts', /href="(\/refer\/steps\/drf_[^/"]+)"/g),
    sent: async () => (await linksOn('/referrals', /href="\/referrals\/(ref_\w+)"/g)).map(id => ReferralId.parse(id)),
    async signInAgain() {
      cookie = await pages.signIn(subject);
    },
  };
}
export type Writer = Awaited<ReturnType<typeof aWriter>>;
