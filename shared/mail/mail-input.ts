import type { Activity, ActorKind, Discipline, Language, Sector, SPACE_KINDS, Tenure } from '#shared/domain/codes.ts';
import type { Constraint } from '#shared/domain/constraints.ts';
import type { CostUnit } from '#shared/domain/cost.ts';
import type { CountedCriterion, SiteCriterion } from '#shared/domain/criterion.ts';
import type { CaseNoteKind, MatchKind, SiteNoteKind } from '#shared/domain/notification.ts';
import type { Frequency } from '#shared/domain/settings.ts';
import type { AskDetails } from '#shared/i18n/ask-manager.ts';
import type { FitWord, ScoreWord } from '#shared/i18n/code-name.ts';
import type { Purse } from '#shared/i18n/price.ts';

/** A link of the service: an absolute URL of `origin`, or a path from it. Anything else is refused. */
export type Link = string;

/** The room a message is about, as its readers may know it. Names are user text. */
export type MailedSpace = {
  name: string;
  kind: (typeof SPACE_KINDS)[number];
  siteName: string;
  town: string | null;
  country: string; // ISO 3166-1 alpha-2
  sample: boolean; // marked "not an offer" wherever it stands
};

/** The need a hit is for; the activities name it where it has no title. */
export type MailedNeed = { id: string; title: string | null; activities: readonly Activity[] };

/** A pair that matches, told to a member of the actor. */
export type MatchNews = {
  kind: Exclude<MatchKind, 'gone'>;
  need: MailedNeed;
  space: MailedSpace;
  score: number; // as shown, 0 … 100; the mail says the word only
  offeredAreaM2: number | null;
  cost: { cents: number; unit: CostUnit } | null; // euro cents, as the match carries it
  start: string; // YYYY-MM-DD
  told: { costCents: number | null; start: string | null } | null; // what was last told, for cheaper and sooner
  criteria: readonly CountedCriterion[]; // the best three become sentences
  toConfirm: readonly Constraint[];
  ask?: AskDetails;
  purse: Purse; // the currency of the need's budget, and today's rate
  item: Link;
};

/** A space that the actor keeps or has applied for is withdrawn, or no longer matches. */
export type GoneNews = {
  kind: 'gone';
  because: 'withdrawn' | 'unmatched';
  need: MailedNeed;
  space: MailedSpace;
  item: Link;
};

/** A need under its pseudonym, told to a manager: words only, as spec/product.md allows before consent. */
export type NeedNews = {
  kind: 'new-need';
  because: 'new' | 'published'; // published: the one summary when a space is published
  space: MailedSpace;
  spaceId: string; // needs are grouped under it
  pseudonym: string;
  word: ScoreWord;
  sector: Sector;
  actorKind: ActorKind;
  disciplines: readonly Discipline[];
  activities: readonly Activity[];
  requires: readonly string[]; // amenities
  tenure: Tenure;
  reasons: readonly { code: Exclude<SiteCriterion, 'local'>; fit: FitWord }[];
  item: Link; // the space's list of needs
};

/** A change of state of an application, invitation or booking, told to the other side; and its reminders. */
export type EventNews = {
  kind: CaseNoteKind;
  space: MailedSpace;
  from: string; // the other side as this reader may know it: site name, actor name after consent, pseudonym before
  need: MailedNeed | null; // only for members of its actor
  text: { kind: 'reason' | 'letter'; text: string } | null; // what the other side wrote
  answerBy: string | null; // YYYY-MM-DD
  period: { from: string; until: string | null } | null; // of a booking or application, [from, until)
  asksPlaced?: true; // with the yes one is asked whether the need is placed
  item: Link;
};

/** What a coordinator decided on a house, told to its managers. */
export type SiteNews = {
  kind: SiteNoteKind;
  site: { name: string; town: string | null; country: string; sample: boolean };
  reason: string | null; // of a return, in the coordinator's words
  item: Link;
};

export type News = MatchNews | GoneNews | NeedNews | EventNews | SiteNews;

export type Recipient = { lang: Language; timeZone: string };

/** Everything that goes to one person in one flush. */
export type NewsMail = {
  kind: 'news';
  recipient: Recipient;
  origin: string; // PUBLIC_ORIGIN
  sentAt: string; // instant, dates a digest
  pace: Frequency;
  isOverLimit: boolean; // holds what the daily limit kept back
  leastScore: number | null; // the person's threshold, where a match is in the mail
  news: readonly News[]; // at least one; the first names the mail
  links: { why: Link; settings: Link; unsubscribe: Link };
};

/** An invitation to a membership, to a verified address that may belong to nobody here yet. */
export type MembershipMail = {
  kind: 'membership-invitation';
  recipient: Recipient;
  origin: string;
  scope: { kind: 'actor' | 'site' | 'region' | 'all'; name: string | null }; // null for all
  expiresAt: string; // instant
  item: Link; // carries the token
};

export type MailInput = NewsMail | MembershipMail;

export type RenderedMail = { subject: string; text: string; html: string };
