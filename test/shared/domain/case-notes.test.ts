import { expect, it } from 'vitest';
import { afterMove, sentCase } from '#shared/domain/case.ts';
import { caseNotes } from '#shared/domain/case-notes.ts';

const at = '2026-11-24T12:00:00.000Z';
const pair = { id: 'c', needId: 'n', actorId: 'a', spaceId: 's', siteId: 'h' };
const sent = (kind: 'application' | 'invitation') =>
  sentCase(kind, pair, {
    by: kind === 'application' ? 'member' : 'manager',
    at,
    personId: 'sender',
    expiresAt: '2026-12-24T12:00:00.000Z',
    remindAt: null,
  });
const told = (notes: ReturnType<typeof caseNotes>) => notes.map(({ to, kind }) => `${to} ${kind}`);

it('tells the site of an application and the actor of an invitation', () => {
  expect(caseNotes('application', null, sent('application'))).toEqual([
    { to: 'manager', kind: 'application-received', version: 1, by: 'sender', at },
  ]);
  expect(told(caseNotes('invitation', null, sent('invitation')))).toEqual(['member invitation-received']);
});

it('tells each move once, though two came together, and asks whether the need is placed', () => {
  const before = sent('application');
  const accepted = afterMove('application', before, { name: 'accept', movers: ['manager'], at, personId: 'm' })!.next;
  const back = afterMove('application', accepted, { name: 'withdraw', movers: ['member'], at, personId: 'p' })!.next;
  expect(told(caseNotes('application', before, back))).toEqual([
    'member application-accepted',
    'member placed-question',
    'manager application-withdrawn',
  ]);
  expect(caseNotes('application', back, back)).toEqual([]);
});

it('tells both sides when time ends an application, the house alone when an invitation stays unanswered', () => {
  const byClock = { name: 'expire', movers: ['clock'], at, personId: null } as const;
  const application = sent('application');
  const invitation = sent('invitation');
  expect(told(caseNotes('application', application, afterMove('application', application, byClock)!.next))).toEqual([
    'member application-expired',
    'manager application-expired',
  ]);
  expect(told(caseNotes('invitation', invitation, afterMove('invitation', invitation, byClock)!.next))).toEqual([
    'manager invitation-expired',
  ]);
});
