import { expect } from 'vitest';
import type { Activity } from '#shared/domain/codes.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { type StoryPerson, signUp } from './story-person.ts';

export type Invited = { house: string; room: string; secrets: readonly string[] };
export type Room = { name: string; activity: Activity; areaM2: string; rent: string };

/** From the first page to a house that is listed as a draft. */
export const listHouse = async (manager: StoryPerson, mail: string, house: string, town: string): Promise<void> => {
  const { t } = manager;
  await manager.open('/');
  await manager.follow(t.t('home.offerLink'));
  await signUp(manager, mail);
  await manager.look('my-houses');
  await manager.follow(t.t('manage.list'));
  await manager.fill(t.t('siteForm.name'), house);
  await manager.choose(t.t('siteForm.building'), t.t('building.smelter-house'));
  await manager.fill(t.t('siteForm.town'), town);
  await manager.fill(t.t('siteForm.mail'), mail);
  await manager.look('new-house');
  await manager.press(t.t('siteForm.list'));
  await manager.says(t.t('manage.told.made'));
  await manager.look('house');
};

/** The eight questions, the check, and the button; then one is back at the house. */
export const listRoom = async (manager: StoryPerson, room: Room): Promise<void> => {
  const { t, page } = manager;
  const there = (code: 'heating' | 'daylight') =>
    page
      .getByRole('radiogroup', { name: capitalised(t.lang, codeName(t, 'amenity', code)) })
      .getByRole('radio', { name: t.t('spaceForm.isThere'), exact: true });
  await manager.follow(t.t('manage.roomNew'));
  await manager.fill(t.t('spaceForm.name'), room.name);
  await manager.choose(t.t('room.kind'), t.t('spaceKind.studio'));
  await manager.tick(capitalised(t.lang, codeName(t, 'activity', room.activity)));
  await manager.fill(t.t('room.size'), room.areaM2);
  await manager.fill(t.t('room.freeFrom'), '2027-01-01');
  await manager.fill(t.t('room.rent'), room.rent);
  await manager.fill(t.t('room.charges'), '0');
  await manager.choose(t.t('spaceForm.unit'), capitalised(t.lang, t.t('room.tariff.month.space')));
  await manager.tick(t.t('spaceForm.mode.stay'));
  await manager.choose(t.t('room.tenure'), t.t('tenure.either'));
  for (const code of ['heating', 'daylight'] as const) await there(code).check();
  await manager.look('questions');
  await manager.press(t.t('form.saveAndGoOn'));
  await manager.says(t.t('spaceForm.publishWaits'));
  await manager.look('check-room');
  await manager.press(t.t('manage.publishRoom'));
  await manager.look('room-listed'); // the house's own page, where handing it in comes next
};

export const handIn = async (manager: StoryPerson, house: string): Promise<void> => {
  await manager.press(manager.t.t('manage.next.submit'));
  await manager.says(manager.t.t('manage.told.submitted', { name: house }));
  await manager.look('handed-in');
};

export const verify = async (coordinator: StoryPerson, house: string): Promise<void> => {
  const { t } = coordinator;
  await coordinator.open('/');
  await coordinator.go(t.t('page.signIn'));
  await coordinator.press('Coordinator of all regions'); // at the laptop's issuer
  await coordinator.speak();
  await coordinator.go(t.t('nav.coordination'));
  await coordinator.look('figures');
  await coordinator.follow(t.t('page.sites'));
  await coordinator.look('waiting');
  await coordinator.follow(house);
  await coordinator.look('decision');
  await coordinator.press(t.t('siteCheck.verify'));
  await coordinator.says(t.t('siteCheck.verified', { name: house }));
  await coordinator.look('verified');
};

/** What the coordinator decided stands in the inbox. */
export const learnVerified = async (manager: StoryPerson, house: string): Promise<void> => {
  await manager.go(manager.t.t('nav.inbox'));
  await manager.look('inbox');
  await manager.follow(manager.t.t('decision.site-verified', { house }));
};

/** Of the houses, of which one has an application that waits. */
export const accept = async (manager: StoryPerson, applicant: string, letter: string, says: string): Promise<void> => {
  const { t, page } = manager;
  await manager.go(t.t('nav.manage'));
  await manager.look('waits');
  await manager.follow(t.t('manage.next.applications', { count: 1 }));
  await manager.look('applications');
  await manager.follow(applicant);
  await manager.says(letter);
  await manager.look('application');
  await manager.fill(t.t('answer.message'), says);
  await manager.press(t.t('answer.accept'));
  expect(await page.locator('.case-state').textContent()).toBe(t.t('cases.state.accepted'));
  await manager.look('accepted');
};

/** Whoever would suit the room is asked to come: under a pseudonym, though the house knows them by another room. */
export const invite = async (manager: StoryPerson, to: Invited, reason: string) => {
  const { t, page } = manager;
  await manager.go(t.t('nav.manage'));
  await manager.follow(to.house);
  await manager.follow(to.room);
  await manager.look('suitors');
  expect(await page.locator('.suitor').count()).toBe(1);
  const seen = await page.locator('main').textContent();
  for (const secret of to.secrets) expect(seen).not.toContain(secret);
  await manager.moves(page.locator('.suitor').getByRole('link'));
  await manager.fill(t.t('invite.reason'), reason);
  await manager.look('invite');
  await manager.press(t.t('invite.submit'));
  await manager.look('invited');
  expect(await page.getByRole('status').count()).toBe(1);
};

/** Those who accepted an invitation are known to the house from then on. */
export const meet = async (manager: StoryPerson, house: string, name: string): Promise<void> => {
  const { t, page } = manager;
  await manager.go(t.t('nav.manage'));
  await manager.follow(house);
  await manager.follow(t.t('nav.cases'));
  await manager.moves(page.getByRole('region', { name: t.t('cases.invitations') }).getByRole('link', { name }));
  expect(await page.locator('.case-state').textContent()).toBe(t.t('cases.state.accepted'));
  await manager.look('met');
};
