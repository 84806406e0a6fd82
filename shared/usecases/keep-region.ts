import type * as z from 'zod';
import { type Caller, may } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import { type Region, regionBodySchema } from '#shared/domain/region.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { patched } from './document-of.ts';
import { sameVersion } from './same-version.ts';

type SignedIn = Caller & { person: Person };
const onlyCoordinators = () => new AppError('forbidden', 'Only a coordinator of all does this.');

export const createRegion = async (
  deps: Deps,
  caller: SignedIn,
  body: z.infer<typeof regionBodySchema>,
): Promise<Region> => {
  if (!may.keepRegions(caller)) throw onlyCoordinators();
  const at = deps.now().toISOString();
  const by = caller.person.id;
  const region: Region = { schemaVersion: 1, id: deps.newId(), ...body, createdAt: at, updatedBy: by, version: 1 };
  await deps.commit(
    [deps.regions.put(region), deps.audit.row({ at, by, act: 'region.created', subject: region.id })],
    region,
  );
  return region;
};

/** Regions are for anyone to see. */
export const findRegion = async (deps: Deps, regionId: string): Promise<Region> => {
  const region = await deps.regions.find(regionId);
  if (!region) throw notFound('region');
  return region;
};

/** A new name, or other countries. */
export const changeRegion = async (
  deps: Deps,
  caller: SignedIn,
  regionId: string,
  version: number,
  patch: object,
): Promise<Region> => {
  const region = await findRegion(deps, regionId);
  if (!may.keepRegions(caller)) throw onlyCoordinators();
  sameVersion(region, version);
  const by = caller.person.id;
  const next: Region = { ...region, ...patched(regionBodySchema, region, patch), updatedBy: by, version: version + 1 };
  await deps.commit([
    deps.regions.put(next),
    deps.audit.row({ at: deps.now().toISOString(), by, act: 'region.changed', subject: region.id }),
  ]);
  return next;
};

/** The rate is set with its date; every comparison of forint and euro uses it from then on. */
export const setExchange = async (
  deps: Deps,
  caller: SignedIn,
  version: number,
  schema: z.ZodObject<{ eurPerHuf: z.ZodNumber; asOf: z.ZodType<string> }>,
  patch: object,
) => {
  if (!may.setExchange(caller)) throw onlyCoordinators();
  const rate = await deps.service.exchange();
  sameVersion(rate, version);
  const next = { ...patched(schema, rate, patch), version: version + 1 };
  const by = caller.person.id;
  await deps.commit([
    deps.service.putExchange(next, by),
    deps.audit.row({ at: deps.now().toISOString(), by, act: 'exchange.set', subject: 'exchange' }),
  ]);
  return next;
};
