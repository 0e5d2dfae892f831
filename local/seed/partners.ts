import type * as z from 'zod';
import { Partner } from '../../schemas/directory.ts';

/** Who runs the offers. Everyone outside the Life Rooms is invented; a likeness to a real organisation is chance. */
export function demonstrationPartners(): Partner[] {
  return [...inHouse, ...communityPartners, ...statutoryPartners].map(partner => Partner.parse(partner));
}

type PartnerDraft = z.input<typeof Partner>;

const inHouse = [
  ourOwn('life-rooms-learning', 'Life Rooms Learning'),
  ourOwn('recovery-college', 'Recovery College'),
  ourOwn('ips-employment', 'IPS Employment Service'),
  ourOwn('digital-enablement', 'Digital Enablement Service'),
  ourOwn('life-rooms-volunteering', 'Life Rooms Volunteering'),
  ourOwn('life-rooms-community', 'Life Rooms Community Spaces'),
  ourOwn('life-rooms-support-team', 'Life Rooms Support Team'),
];

const communityPartners = [
  agreed('kestrel-money-advice', 'Kestrel Money Advice'),
  agreed('tuesday-table-pantry', 'Tuesday Table Pantry'),
  agreed('warm-hearth-energy', 'Warm Hearth Energy Advice'),
  agreed('keystone-tenants', 'Keystone Tenants Project'),
  agreed('open-lantern', 'Open Lantern Night Shelter'),
  agreed('dockside-outreach', 'Dockside Outreach'),
  agreed('harbour-light', 'Harbour Light Wellbeing'),
  agreed('rake-lane-growers', 'Rake Lane Growers'),
  agreed('bold-chorus', 'The Bold Chorus'),
  agreed('easy-does-it', 'Easy Does It Movement'),
  agreed('chapter-and-verse', 'Chapter and Verse Readers'),
  agreed('front-step', 'Front Step Befrienders'),
  agreed('kin-and-carers', 'Kin and Carers Circle'),
  agreed('seasons-lunch-club', 'Seasons Lunch Club'),
  agreed('evergreen-friends', 'Evergreen Bereavement Friends'),
  agreed('rowan-door', 'Rowan Door'),
  agreed('steady-ground', 'Steady Ground Recovery'),
  agreed('level-stakes', 'Level Stakes'),
  agreed('new-tides', 'New Tides Welcome'),
  agreed('common-words', 'Common Words'),
  agreed('lantern-law', 'Lantern Law Project'),
  agreed('lift-companions', 'Lift Companions'),
  agreed('second-shift', 'Second Shift Employment'),
  agreed('switched-on-again', 'Switched On Again'),
  agreed('hodan-circle', 'Hodan Circle'),
  agreed('helping-hands-exchange', 'Helping Hands Exchange'),
  withoutAgreement('tithebarn-debt-line', 'Tithebarn Debt Line'),
  withoutAgreement('sandhills-food-share', 'Sandhills Food Share'),
  withoutAgreement('bench-and-brew', 'Bench and Brew'),
  withoutAgreement('paint-and-proper-tea', 'Paint and Proper Tea'),
  withoutAgreement('strand-walkers', 'Strand Walkers'),
  withoutAgreement('safer-harbour', 'Safer Harbour Helpline'),
  withoutAgreement('fair-hearing', 'Fair Hearing Line'),
  withoutAgreement('polish-hearth', 'The Polish Hearth'),
];

const statutoryPartners: PartnerDraft[] = [
  { ...agreed('waterside-talking-therapies', 'Waterside Talking Therapies'), kind: 'statutory' },
  { ...agreed('waterside-carers-team', 'Waterside Council Carers Team'), kind: 'statutory' },
  { ...withoutAgreement('waterside-housing-options', 'Waterside Council Housing Options'), kind: 'statutory' },
  { ...withoutAgreement('waterside-adult-learning', 'Waterside Council Adult Learning'), kind: 'statutory' },
];

function ourOwn(slug: string, name: string): PartnerDraft {
  return {
    id: `partner-${slug}`,
    name,
    kind: 'in-house',
    email: `${slug}@liferooms.example`,
    dataSharingAgreement: true,
  };
}

function agreed(slug: string, name: string): PartnerDraft {
  return { id: `partner-${slug}`, name, kind: 'vcse', email: `referrals@${slug}.example`, dataSharingAgreement: true };
}

function withoutAgreement(slug: string, name: string): PartnerDraft {
  return { id: `partner-${slug}`, name, kind: 'vcse', dataSharingAgreement: false };
}
