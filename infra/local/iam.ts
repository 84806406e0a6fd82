import * as z from 'zod';
import { Refusal } from './refusal.ts';

/** One question to a set of policies. Context keys are those of AWS, e.g. `aws:SourceArn`. */
export type AccessRequest = {
  action: string; // service:Action
  resource: string;
  principal: { service: string } | { role: string };
  context?: Record<string, string>;
};
export type Statement = {
  effect: 'Allow' | 'Deny';
  holds(request: AccessRequest): boolean;
};
export type Verdict = 'allowed' | 'not allowed' | 'denied';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const conditionValue = z.union([oneOrMore, z.boolean().transform((one) => [String(one)])]);
const principal = z.union([
  z.literal('*'),
  z.strictObject({ AWS: oneOrMore.optional(), Service: oneOrMore.optional() }),
]);
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Principal: principal.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValue)).optional(),
});

/** The statements of a policy document; what this evaluation does not know stops the start, by name. */
export function readPolicy(document: { Statement: unknown[] }, where: string): Statement[] {
  return document.Statement.map((written) => {
    const read = statementSchema.safeParse(written);
    if (!read.success) {
      const issue = read.error.issues[0];
      const named = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
      throw new Refusal(`${where}: the laptop run does not understand ${named} in a policy statement.`);
    }
    const { Effect, Action, Resource, Principal, Condition } = read.data;
    const conditions = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => readCondition(operator, key, values, where)),
    );
    return {
      effect: Effect,
      holds: (request) =>
        isPrincipal(Principal, request.principal) &&
        Action.some((pattern) => isLike(pattern.toLowerCase(), request.action.toLowerCase())) &&
        Resource.some((pattern) => isLike(pattern, request.resource)) &&
        conditions.every((condition) => condition(request.context ?? {})),
    };
  });
}

/** AWS's order: a Deny that holds wins, then an Allow, and what nothing allows is not allowed. */
export function decide(statements: readonly Statement[], request: AccessRequest): Verdict {
  const holding = statements.filter((statement) => statement.holds(request));
  if (holding.some(({ effect }) => effect === 'Deny')) return 'denied';
  return holding.length > 0 ? 'allowed' : 'not allowed';
}

type Condition = (context: Record<string, string>) => boolean;

const knownKeys = new Set(['aws:SecureTransport', 'aws:SourceArn', 'aws:SourceAccount', 'ses:FromAddress']);

type Operator = { matches(value: string, wanted: string): boolean; negated?: true };
const operators: Record<string, Operator> = {
  StringEquals: { matches: (value, wanted) => value === wanted },
  StringNotEquals: { matches: (value, wanted) => value === wanted, negated: true },
  StringEqualsIgnoreCase: { matches: (value, wanted) => value.toLowerCase() === wanted.toLowerCase() },
  StringLike: { matches: (value, wanted) => isLike(wanted, value) },
  StringNotLike: { matches: (value, wanted) => isLike(wanted, value), negated: true },
  ArnEquals: { matches: (value, wanted) => isLike(wanted, value) },
  ArnLike: { matches: (value, wanted) => isLike(wanted, value) },
  ArnNotEquals: { matches: (value, wanted) => isLike(wanted, value), negated: true },
  ArnNotLike: { matches: (value, wanted) => isLike(wanted, value), negated: true },
  Bool: { matches: (value, wanted) => value === wanted.toLowerCase() },
};

function readCondition(written: string, key: string, values: readonly string[], where: string): Condition {
  const ifExists = written.endsWith('IfExists');
  const operator = operators[ifExists ? written.slice(0, -'IfExists'.length) : written];
  if (operator === undefined)
    throw new Refusal(`${where}: the laptop run does not know the policy condition ${written}.`);
  if (!knownKeys.has(key)) throw new Refusal(`${where}: the laptop run does not know the policy condition key ${key}.`);
  return (context) => {
    const value = context[key];
    if (value === undefined) return ifExists || operator.negated === true;
    const matches = values.some((wanted) => operator.matches(value, wanted));
    return operator.negated ? !matches : matches;
  };
}

function isPrincipal(wanted: z.infer<typeof principal> | undefined, asking: AccessRequest['principal']): boolean {
  if (wanted === undefined || wanted === '*') return true; // a role's own policy names nobody
  if ('service' in asking) return wanted.Service?.includes(asking.service) ?? wanted.AWS?.includes('*') ?? false;
  return wanted.AWS?.some((one) => one === '*' || one === asking.role) ?? false;
}

function isLike(pattern: string, value: string): boolean {
  if (pattern === '*') return true;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(value);
}
