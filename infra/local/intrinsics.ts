import { Refusal } from './refusal.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What the names in a template stand for on this machine. */
export type Scope = {
  ref(logicalId: string): string | undefined;
  attribute(logicalId: string, name: string): string | undefined;
  condition(name: string): Json | undefined;
};

type Function = (argument: Json, scope: Scope, where: string) => Json;

const absent = Symbol('AWS::NoValue');

/** The value with every intrinsic function replaced by what it means here. `where` names the place in a refusal. */
export function resolve(value: Json, scope: Scope, where: string): Json {
  const resolved = walk(value, scope, where);
  return resolved === absent ? null : resolved;
}

function walk(value: Json, scope: Scope, where: string): Json | typeof absent {
  if (Array.isArray(value)) return value.map((item) => walk(item, scope, where)).filter(isPresent);
  if (typeof value !== 'object' || value === null) return value;
  const [key, ...others] = Object.keys(value);
  if (key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::') || key === 'Condition')) {
    // `Condition` is also an ordinary key (of a policy statement): there it holds an object.
    if (key !== 'Condition' || typeof value[key] === 'string') return call(key, value[key] ?? null, scope, where);
  }
  const entries = Object.entries(value).map(([name, inner]) => [name, walk(inner, scope, where)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => isPresent(entry[1])));
}

function call(name: string, argument: Json, scope: Scope, where: string): Json | typeof absent {
  if (name === 'Ref' && argument === 'AWS::NoValue') return absent;
  if (name === 'Fn::If') {
    const [condition, yes, no] = list(argument, 3, name, where);
    return walk((isTrue(condition ?? null, scope, where) ? yes : no) ?? null, scope, where);
  }
  const run = functions[name];
  if (run === undefined) throw new Refusal(`${where}: the laptop run does not understand ${name}.`);
  return run(argument, scope, where);
}

const functions: Record<string, Function> = {
  Ref: (id, scope, where) =>
    scope.ref(text(id, 'Ref', where)) ?? refuse(`${where}: Ref ${id} names nothing in the template.`),
  'Fn::GetAtt': (argument, scope, where) => {
    const [id, ...rest] = typeof argument === 'string' ? argument.split('.') : list(argument, 2, 'Fn::GetAtt', where);
    const name = rest.map((part) => text(part, 'Fn::GetAtt', where)).join('.');
    return (
      scope.attribute(text(id ?? null, 'Fn::GetAtt', where), name) ??
      refuse(`${where}: the laptop run does not know the attribute ${name} of ${id}.`)
    );
  },
  'Fn::Join': (argument, scope, where) => {
    const [glue, parts] = list(argument, 2, 'Fn::Join', where);
    const resolved = resolve(parts ?? null, scope, where);
    if (!Array.isArray(resolved)) return refuse(`${where}: Fn::Join needs a list.`);
    return resolved.map((part) => text(part, 'Fn::Join', where)).join(text(glue ?? null, 'Fn::Join', where));
  },
  'Fn::Sub': (argument, scope, where) => {
    const [pattern, own] = Array.isArray(argument) ? argument : [argument, {}];
    const names = resolve(own ?? {}, scope, where) as JsonObject;
    return text(pattern ?? null, 'Fn::Sub', where).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in names) return text(names[name] ?? null, 'Fn::Sub', where);
      const call = name.includes('.') ? functions['Fn::GetAtt'] : functions['Ref'];
      return text(call?.(name, scope, where) ?? null, 'Fn::Sub', where);
    });
  },
  'Fn::Select': (argument, scope, where) => {
    const [index, items] = list(argument, 2, 'Fn::Select', where);
    const resolved = resolve(items ?? null, scope, where);
    const chosen = Array.isArray(resolved) ? resolved[Number(index)] : undefined;
    return chosen ?? refuse(`${where}: Fn::Select finds nothing at ${JSON.stringify(index)}.`);
  },
  'Fn::Split': (argument, scope, where) => {
    const [glue, source] = list(argument, 2, 'Fn::Split', where);
    return text(resolve(source ?? null, scope, where), 'Fn::Split', where).split(
      text(glue ?? null, 'Fn::Split', where),
    );
  },
};

/** Whether a condition (a name of the template's Conditions, or one written in place) holds. */
export function isTrue(condition: Json, scope: Scope, where: string): boolean {
  if (typeof condition === 'string') {
    const named = scope.condition(condition);
    if (named === undefined) throw new Refusal(`${where}: there is no condition ${condition} in the template.`);
    return isTrue(named, scope, where);
  }
  const [name, argument] = Object.entries((condition ?? {}) as JsonObject)[0] ?? [];
  const parts = Array.isArray(argument) ? argument : [argument ?? null];
  const holds = (part: Json) => isTrue(part, scope, where);
  if (name === 'Condition') return holds(argument ?? null);
  if (name === 'Fn::Not') return !holds(parts[0] ?? null);
  if (name === 'Fn::And') return parts.every(holds);
  if (name === 'Fn::Or') return parts.some(holds);
  if (name === 'Fn::Equals') {
    const [left, right] = parts.map((part) => resolve(part, scope, where));
    return left === right;
  }
  throw new Refusal(`${where}: the laptop run does not understand the condition ${name}.`);
}

const isPresent = (value: Json | typeof absent): value is Json => value !== absent;

function list(argument: Json, length: number, name: string, where: string): Json[] {
  if (Array.isArray(argument) && argument.length === length) return argument;
  throw new Refusal(`${where}: ${name} needs ${length} arguments.`);
}

function text(value: Json, name: string, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Refusal(`${where}: ${name} needs a text, not ${JSON.stringify(value)}.`);
}

function refuse(sentence: string): never {
  throw new Refusal(sentence);
}
