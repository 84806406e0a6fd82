import { Refusal } from './refusal.ts';

export type Matcher = (event: unknown) => boolean;

/** An event pattern of EventBridge or of a Lambda event filter; an operator not known here stops the start, by name. */
export function compilePattern(pattern: unknown, where: string): Matcher {
  if (!isObject(pattern)) throw new Refusal(`${where}: a pattern is an object.`);
  const parts = Object.entries(pattern).map(([key, inner]): Matcher => {
    if (key === '$or') {
      if (!Array.isArray(inner)) throw new Refusal(`${where}: $or needs a list.`);
      const either = inner.map((one) => compilePattern(one, where));
      return (event) => either.some((matches) => matches(event));
    }
    const matches = Array.isArray(inner) ? anyOf(inner, where) : compilePattern(inner, where);
    return (event) => matches(isObject(event) ? event[key] : undefined);
  });
  return (event) => {
    const events = Array.isArray(event) ? event : [event];
    return events.some((one) => parts.every((matches) => matches(one)));
  };
}

function anyOf(alternatives: readonly unknown[], where: string): Matcher {
  const tests = alternatives.map((alternative) => compileValue(alternative, where));
  return (value) => {
    const values = Array.isArray(value) && value.length > 0 ? value : [value];
    return values.some((one) => tests.some((matches) => matches(one)));
  };
}

function compileValue(wanted: unknown, where: string): Matcher {
  if (!isObject(wanted)) return (value) => value === wanted;
  const [[operator, argument] = ['', undefined], ...others] = Object.entries(wanted);
  if (others.length > 0)
    throw new Refusal(`${where}: a pattern has one operator, not ${Object.keys(wanted).join(', ')}.`);
  const compile = operators[operator];
  if (compile === undefined)
    throw new Refusal(`${where}: the laptop run does not know the pattern operator ${operator}.`);
  return compile(argument, where);
}

const operators: Record<string, (argument: unknown, where: string) => Matcher> = {
  prefix: (start, where) => onText(text(start, where), (value, wanted) => value.startsWith(wanted)),
  suffix: (end, where) => onText(text(end, where), (value, wanted) => value.endsWith(wanted)),
  'equals-ignore-case': (same, where) =>
    onText(text(same, where).toLowerCase(), (value, wanted) => value.toLowerCase() === wanted),
  exists: (argument, where) => {
    if (typeof argument !== 'boolean') throw new Refusal(`${where}: exists is true or false.`);
    return (value) => (value !== undefined) === argument;
  },
  'anything-but': (argument, where) => {
    const matches = anyOf(Array.isArray(argument) ? argument : [argument], where);
    return (value) => value !== undefined && !matches(value);
  },
  numeric: (argument, where) => {
    const parts = Array.isArray(argument) ? argument : [];
    if (parts.length === 0 || parts.length % 2 !== 0) throw new Refusal(`${where}: numeric needs pairs.`);
    const tests = parts.flatMap((comparison, at) =>
      at % 2 === 0 ? [[String(comparison), Number(parts[at + 1])] as const] : [],
    );
    for (const [comparison] of tests) {
      if (!(comparison in comparisons))
        throw new Refusal(`${where}: the laptop run does not know numeric ${comparison}.`);
    }
    return (value) =>
      typeof value === 'number' &&
      tests.every(([comparison, bound]) => comparisons[comparison]?.(value, bound) === true);
  },
};

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

const onText =
  (wanted: string, matches: (value: string, wanted: string) => boolean): Matcher =>
  (value) =>
    typeof value === 'string' && matches(value, wanted);

function text(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  throw new Refusal(`${where}: the laptop run does not understand ${JSON.stringify(value)} in a pattern.`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
