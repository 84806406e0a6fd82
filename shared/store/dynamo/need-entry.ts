import type { Actor, ActorFields } from '#shared/domain/actor.ts';
import type { Need, NeedFields } from '#shared/domain/need.ts';
import type { NeedToPack } from '#shared/domain/packed/encode-needs.ts';

export const needFieldsOf = (need: Need): NeedFields => ({
  activities: need.activities,
  people: need.people,
  areaM2: need.areaM2,
  tenure: need.tenure,
  budget: need.budget,
  when: need.when,
  places: need.places,
  requires: need.requires,
  prefers: need.prefers,
  minimums: need.minimums,
  emits: need.emits,
  importance: need.importance,
});
export const actorFieldsOf = (actor: Actor): ActorFields => ({
  kind: actor.kind,
  sector: actor.sector,
  disciplines: actor.disciplines,
  values: actor.values,
  audiences: actor.audiences,
  home: actor.home,
  offers: actor.offers,
});

/** An open need with what the rule reads of its actor. */
export const entryOf = (need: Need, actor: Actor): NeedToPack => ({
  needId: need.id,
  actorId: actor.id,
  need: needFieldsOf(need),
  actor: actorFieldsOf(actor),
});
