import { expect } from 'vitest';
import type { Activity } from '#shared/domain/codes.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { type StoryPerson, signUp } from './story-person.ts';

export type Search = { activity: Activity; town: string };

const activityText = ({ t }: StoryPerson, activity: Activity): string =>
  capitalised(t.lang, codeName(t, 'activity', activity));

/** A visitor searches on the first page, and is shown rooms. */
export const search = async (visitor: StoryPerson, { activity, town }: Search): Promise<void> => {
  const { t, page } = visitor;
  await visitor.open('/');
  await visitor.look('home');
  await visitor.choose(t.t('search.activity'), activityText(visitor, activity));
  await visitor.fill(t.t('search.where'), town);
  await visitor.fill(t.t('search.min'), '25');
  await visitor.fill(t.t('search.max'), '45');
  await page.getByRole('textbox', { name: t.t('search.budget') }).fill('220');
  await visitor.press(t.t('search.submit'));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe(t.t('results.none'));
  await visitor.look('results');
};

/** Keeps the search as a need: signs up, says who it is for, looks it over and posts it. */
export const postNeed = async (visitor: StoryPerson, mail: string, name: string): Promise<void> => {
  const { t, page } = visitor;
  await visitor.follow(t.t('results.keep'));
  await signUp(visitor, mail);
  await visitor.look('profile');
  expect(await visitor.field(t.t('actor.mail')).inputValue()).toBe(mail);
  await visitor.fill(t.t('actor.name'), name);
  await visitor.tick(capitalised(t.lang, codeName(t, 'discipline', 'crafts')));
  await visitor.press(t.t('form.save'));
  await visitor.says(t.t('needForm.step.check'));
  await visitor.says(t.areaM2(45));
  await visitor.look('check');
  await visitor.press(t.t('needForm.post'));
  await visitor.says(t.t('needs.posted'));
  await visitor.look('posted');
  expect(await page.locator('.result').count()).toBeGreaterThan(0);
};

/** From the mail to the room, and back to the list, where it is new. */
export const findNew = async (member: StoryPerson, room: string): Promise<void> => {
  const { t, page } = member;
  await member.says(t.t('why.suits', { room }));
  await member.look('why');
  await member.go(t.t('nav.needs'));
  await member.look('needs');
  await member.moves(page.locator('.need-rows').getByRole('link').first());
  const item = page.locator('.result', { hasText: room });
  expect(await item.locator('.new').textContent()).toBe(t.t('needs.tag.new-match'));
  await member.look('matches');
};

/** Hides the last of the list, which then stands with the hidden ones only. */
export const hideAnother = async (member: StoryPerson): Promise<void> => {
  const { t, page } = member;
  const names = page.locator('.result h2 a');
  const before = await names.allTextContents();
  const last = before.at(-1) ?? '';
  await member.press(`${t.t('needs.hide')}: ${last}`);
  expect(await names.allTextContents()).toEqual(before.slice(0, -1));
  await member.look('hidden-one');
  await member.follow(t.t('needs.hiddenList', { number: '1' }));
  expect(await names.allTextContents()).toEqual([last]);
  await member.look('hidden');
  await member.follow(t.t('needs.all'));
};

export const apply = async (member: StoryPerson, room: string, letter: string): Promise<void> => {
  const { t, page } = member;
  await member.follow(`${t.t('needs.apply')}: ${room}`);
  await member.look('apply');
  await member.fill(t.t('apply.letter'), letter);
  await member.press(t.t('apply.send'));
  await member.says(t.t('apply.sent'));
  expect(await page.locator('.case-state').textContent()).toBe(t.t('cases.state.sent'));
  await member.look('sent');
};
