import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTrue, type Json, type JsonObject, resolve, type Scope } from './intrinsics.ts';
import { Refusal } from './refusal.ts';
import {
  account,
  type NameScope,
  namesOf,
  noEffectHere,
  type PropertiesOf,
  physicalName,
  type UnderstoodType,
  understood,
} from './resource-types.ts';

export type Resource<T extends UnderstoodType> = {
  id: string;
  /** What Ref answers: the name of most resources, the URL of a queue. */
  ref: string;
  name: string;
  arn: string;
  properties: PropertiesOf<T>;
};

export type Template = {
  region: string;
  all<T extends UnderstoodType>(type: T): Resource<T>[];
  /** The folder an asset was synthesized into. */
  assetFolder(objectKey: string): string;
};

export type Assembly = { stackName: string; region: string; template: JsonObject; assets: Map<string, string> };

/** Finds the one stack in a synthesized folder. */
export function readAssembly(cdkOut: string): Assembly {
  const manifest = readJson(join(cdkOut, 'manifest.json'));
  const artifacts = Object.entries((manifest['artifacts'] ?? {}) as Record<string, JsonObject>);
  const stacks = artifacts.filter(([, artifact]) => artifact['type'] === 'aws:cloudformation:stack');
  const [id, stack] = stacks[0] ?? [];
  if (id === undefined || stack === undefined || stacks.length !== 1) {
    throw new Refusal(`The laptop run needs one stack in ${cdkOut}; there are ${stacks.length}.`);
  }
  const properties = stack['properties'] as JsonObject;
  const region = /^aws:\/\/[^/]+\/([a-z0-9-]+)$/.exec(String(stack['environment']))?.[1] ?? 'unknown-region';
  const assetsFile = join(cdkOut, `${id}.assets.json`);
  const files = existsSync(assetsFile) ? (readJson(assetsFile)['files'] as Record<string, JsonObject>) : {};
  const assets = new Map<string, string>();
  for (const file of Object.values(files)) {
    const path = String((file['source'] as JsonObject)['path']);
    for (const destination of Object.values(file['destinations'] as Record<string, JsonObject>)) {
      assets.set(String(destination['objectKey']), join(cdkOut, path));
    }
  }
  return {
    stackName: String(properties['stackName'] ?? id),
    region: region === 'unknown-region' ? 'eu-central-1' : region,
    template: readJson(join(cdkOut, String(properties['templateFile']))),
    assets,
  };
}

const topLevel = new Set(['Resources', 'Outputs', 'Parameters', 'Conditions', 'Rules', 'Metadata', 'Description']);
const ofResource = new Set([
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
]);
/** The bootstrap's version is checked by a deploy; it is the one parameter and rule that CDK adds by itself. */
const onlyForDeploys = new Set(['BootstrapVersion', 'CheckBootstrapVersion']);

/** The template with names in place of intrinsics, or a refusal that names what is not understood. */
export function readTemplate(assembly: Assembly, origins: Pick<NameScope, 'gatewayOrigin' | 'publicOrigin'>): Template {
  const { template, region } = assembly;
  const names: NameScope = { ...origins, region, stackName: assembly.stackName };
  refuseOthers(Object.keys(template), topLevel, 'The template');
  for (const part of ['Parameters', 'Rules']) {
    refuseOthers(Object.keys((template[part] ?? {}) as JsonObject), onlyForDeploys, `The template's ${part}`);
  }
  const resources = (template['Resources'] ?? {}) as Record<string, JsonObject>;
  const scope = scopeOf(template, resources, names);
  const read = new Map<string, Resource<UnderstoodType>[]>();
  for (const [id, resource] of Object.entries(resources)) {
    const type = String(resource['Type']);
    const where = `${id} (${type})`;
    refuseOthers(Object.keys(resource), ofResource, where);
    if (type in noEffectHere) continue;
    if (!isUnderstood(type)) throw new Refusal(`${where}: the laptop run does not understand this type.`);
    if (typeof resource['Condition'] === 'string' && !isTrue(resource['Condition'], scope, where)) continue;
    const written = (resource['Properties'] ?? {}) as JsonObject;
    const properties = understoodProperties(type, resolve(written, scope, where), where);
    const { ref, attribute } = namesOf(names, id, type, written);
    const name = type === 'AWS::SQS::Queue' ? physicalName(names, id, written['QueueName']) : ref;
    read.set(type, [...(read.get(type) ?? []), { id, ref, name, arn: attribute('Arn') ?? ref, properties }]);
  }
  return {
    region,
    all: <T extends UnderstoodType>(type: T) => (read.get(type) ?? []) as unknown as Resource<T>[],
    assetFolder(objectKey) {
      const folder = assembly.assets.get(objectKey);
      if (folder === undefined || !existsSync(folder))
        throw new Refusal(`The synthesized asset ${objectKey} is missing.`);
      return folder;
    },
  };
}

function scopeOf(template: JsonObject, resources: Record<string, JsonObject>, names: NameScope): Scope {
  const pseudo: Record<string, string> = {
    'AWS::AccountId': account,
    'AWS::Region': names.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': names.stackName,
    'AWS::StackId': `arn:aws:cloudformation:${names.region}:${account}:stack/${names.stackName}/local`,
  };
  const of = (id: string) => {
    const resource = resources[id];
    return resource && namesOf(names, id, String(resource['Type']), (resource['Properties'] ?? {}) as JsonObject);
  };
  return {
    ref: (id) => pseudo[id] ?? of(id)?.ref,
    attribute: (id, name) => of(id)?.attribute(name),
    condition: (name) => ((template['Conditions'] ?? {}) as JsonObject)[name],
  };
}

function understoodProperties<T extends UnderstoodType>(type: T, properties: Json, where: string): PropertiesOf<T> {
  const read = understood[type].safeParse(properties);
  if (read.success) return read.data as PropertiesOf<T>;
  const issue = read.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const path = [...(issue?.path ?? []), ...unknown.slice(0, 1)].join('.');
  if (unknown.length > 0) throw new Refusal(`${where}: the laptop run does not understand the property ${path}.`);
  throw new Refusal(`${where}: the laptop run cannot do this with the property ${path}: ${issue?.message}.`);
}

const isUnderstood = (type: string): type is UnderstoodType => type in understood;

function refuseOthers(keys: string[], known: ReadonlySet<string>, where: string): void {
  const other = keys.find((key) => !known.has(key));
  if (other !== undefined) throw new Refusal(`${where}: the laptop run does not understand ${other}.`);
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
