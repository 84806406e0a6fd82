import type { CountedCriterion } from '#shared/domain/criterion.ts';
import type { CaseNoteKind, SiteNoteKind } from '#shared/domain/notification.ts';
import type {
  EventNews,
  GoneNews,
  MailedSpace,
  MatchNews,
  MembershipMail,
  NeedNews,
  News,
  NewsMail,
  SiteNews,
} from '#shared/mail/mail-input.ts';

export const ORIGIN = 'https://match.example';

export const aMailedSpace = (over: Partial<MailedSpace> = {}): MailedSpace => ({
  name: 'Office unit 1',
  kind: 'studio',
  siteName: 'Huthaus Muldenhütten',
  town: 'Freiberg',
  country: 'DE',
  sample: false,
  ...over,
});

/** Every criterion of the rule, each with the figures that the rule gives it. */
export const everyCriterion = (d: number): CountedCriterion[] => [
  {
    side: 'creative',
    code: 'cost',
    d,
    weight: 2,
    figures: { costCents: 15_000, budgetCents: 20_000, unit: '30-days' },
  },
  {
    side: 'creative',
    code: 'area',
    d,
    weight: 2,
    figures: { offeredAreaM2: 30, idealM2: 30, minM2: 20, maxM2: 40 },
  },
  { side: 'creative', code: 'distance', d, weight: 2, figures: { distanceKm: 3.58, radiusKm: 30 } },
  {
    side: 'creative',
    code: 'amenities',
    d,
    weight: 2,
    figures: { has: ['heating'], unknown: ['daylight'], lacks: ['kiln'] },
  },
  {
    side: 'creative',
    code: 'start',
    d,
    weight: 2,
    figures: { start: '2027-01-08', earliest: '2027-01-01', latest: '2027-03-01' },
  },
  { side: 'creative', code: 'duration', d, weight: 2, figures: { days: 180, wantDays: 365, minDays: 90 } },
  { side: 'creative', code: 'certainty', d, weight: 2, figures: { toConfirm: ['term', 'cost'] } },
  { side: 'site', code: 'purpose', d, weight: 2, figures: { common: ['painting', 'exhibition'] } },
  { side: 'site', code: 'kinship', d, weight: 2, figures: { common: ['visual-arts'] } },
  { side: 'site', code: 'values', d, weight: 2, figures: { common: ['experiment'] } },
  { side: 'site', code: 'local', d, weight: 2, figures: { distanceKm: 12.4 } },
  { side: 'site', code: 'synergy', d, weight: 2, figures: { common: ['course', 'concert'] } },
  { side: 'site', code: 'audience', d, weight: 2, figures: { common: ['children'] } },
  { side: 'site', code: 'mix', d, weight: 2, figures: { sector: 'creative', quotaM2: 120, afterM2: 30 } },
  {
    side: 'site',
    code: 'term',
    d,
    weight: 2,
    figures: { shortestDays: 30, days: 180, preferredMinDays: 90, preferredMaxDays: null },
  },
];

export const aMatch = (over: Partial<MatchNews> = {}): MatchNews => ({
  kind: 'new-match',
  need: { id: 'need-1', title: 'Winter exhibition', activities: ['painting'] },
  space: aMailedSpace(),
  score: 83,
  offeredAreaM2: 30,
  cost: { cents: 15_000, unit: '30-days' },
  start: '2027-01-08',
  told: null,
  criteria: everyCriterion(0.9),
  toConfirm: ['when', 'cost', 'amenities', 'people'],
  ask: { amenities: ['daylight'] },
  purse: { currency: 'EUR', eurPerHuf: 0.0026 },
  item: '/matches/m-1',
  ...over,
});

export const aGone = (over: Partial<GoneNews> = {}): GoneNews => ({
  kind: 'gone',
  because: 'withdrawn',
  need: { id: 'need-1', title: null, activities: ['painting', 'ceramics'] },
  space: aMailedSpace(),
  item: '/needs/need-1',
  ...over,
});

export const aNeed = (over: Partial<NeedNews> = {}): NeedNews => ({
  kind: 'new-need',
  because: 'new',
  space: aMailedSpace(),
  spaceId: 'space-1',
  pseudonym: 'KRTF',
  word: 'good',
  sector: 'creative',
  actorKind: 'collective',
  disciplines: ['visual-arts'],
  activities: ['painting'],
  requires: ['heating'],
  tenure: 'own',
  reasons: [{ code: 'purpose', fit: 'very-well' }],
  item: '/manage/spaces/space-1',
  ...over,
});

export const anEvent = (kind: CaseNoteKind, over: Partial<EventNews> = {}): EventNews => ({
  kind,
  space: aMailedSpace(),
  from: 'Huthaus Muldenhütten',
  need: { id: 'need-1', title: 'Winter exhibition', activities: ['painting'] },
  text: { kind: 'reason', text: 'We would like to see your work.\nCome and look.' },
  answerBy: '2027-02-01',
  period: { from: '2027-01-08', until: '2027-03-01' },
  item: '/applications/a-1',
  ...over,
});

export const aDecision = (kind: SiteNoteKind, over: Partial<SiteNews> = {}): SiteNews => ({
  kind,
  site: { name: 'Huthaus Muldenhütten', town: 'Freiberg', country: 'DE', sample: false },
  reason: kind === 'site-returned' ? 'The address is missing.' : null,
  item: '/manage/sites/site-1',
  ...over,
});

export const aMail = (news: readonly News[], over: Partial<NewsMail> = {}): NewsMail => ({
  kind: 'news',
  recipient: { lang: 'en', timeZone: 'Europe/Berlin' },
  origin: ORIGIN,
  sentAt: '2026-11-24T07:00:00Z',
  pace: 'instant',
  isOverLimit: false,
  leastScore: 70,
  news,
  links: { why: '/notifications/n-1', settings: '/settings', unsubscribe: '/unsubscribe?token=t' },
  ...over,
});

export const aMembershipMail = (over: Partial<MembershipMail> = {}): MembershipMail => ({
  kind: 'membership-invitation',
  recipient: { lang: 'en', timeZone: 'Europe/Berlin' },
  origin: ORIGIN,
  scope: { kind: 'actor', name: 'Print collective' },
  expiresAt: '2026-12-08T07:00:00Z',
  item: '/memberships/invitations/i-1?token=abc',
  ...over,
});
