import { decide, readPolicy, type Statement, type Verdict } from './iam.ts';
import { Refusal } from './refusal.ts';
import type { Template } from './template.ts';

export type Access = {
  /** What a function's or schedule's role may do; for a queue, its own policy has a say too. */
  ofRole(roleArn: string, action: string, resource: string, context?: Record<string, string>): Verdict;
  /** What a service (a rule of EventBridge) may do with a queue. */
  ofService(service: string, action: string, resource: string, context: Record<string, string>): Verdict;
  /** A role that could not do its work on AWS stops the start here. */
  demand(roleArn: string, actions: readonly string[], resource: string, where: string): void;
};

/** The permissions of the template: roles with their policies, and the queues' own policies. */
export function readAccess(template: Template): Access {
  const ofRoles = new Map<string, Statement[]>();
  const arnOfRole = new Map<string, string>();
  for (const { id, ref, arn, properties } of template.all('AWS::IAM::Role')) {
    arnOfRole.set(ref, arn);
    const inline = properties.Policies ?? [];
    ofRoles.set(
      arn,
      inline.flatMap(({ PolicyDocument }) => readPolicy(PolicyDocument, `${id} (AWS::IAM::Role)`)),
    );
  }
  for (const { id, properties } of template.all('AWS::IAM::Policy')) {
    const statements = readPolicy(properties.PolicyDocument, `${id} (AWS::IAM::Policy)`);
    for (const role of properties.Roles) ofRoles.get(arnOfRole.get(role) ?? role)?.push(...statements);
  }
  const ofQueues = new Map<string, Statement[]>();
  const queueArns = new Map(template.all('AWS::SQS::Queue').map(({ ref, arn }) => [ref, arn]));
  for (const { id, properties } of template.all('AWS::SQS::QueuePolicy')) {
    const statements = readPolicy(properties.PolicyDocument, `${id} (AWS::SQS::QueuePolicy)`);
    for (const queue of properties.Queues) {
      const arn = queueArns.get(queue) ?? queue;
      ofQueues.set(arn, [...(ofQueues.get(arn) ?? []), ...statements]);
    }
  }
  // On AWS every call comes over TLS; here it is loopback, which nobody can listen to either.
  const always = { 'aws:SecureTransport': 'true' };
  const ofRole: Access['ofRole'] = (roleArn, action, resource, context = {}) =>
    decide([...(ofRoles.get(roleArn) ?? []), ...(ofQueues.get(resource) ?? [])], {
      action,
      resource,
      principal: { role: roleArn },
      context: { ...always, ...context },
    });
  return {
    ofRole,
    ofService: (service, action, resource, context) =>
      decide(ofQueues.get(resource) ?? [], {
        action,
        resource,
        principal: { service },
        context: { ...always, ...context },
      }),
    demand(roleArn, actions, resource, where) {
      const missing = actions.find((action) => ofRole(roleArn, action, resource) !== 'allowed');
      if (missing === undefined) return;
      throw new Refusal(`${where}: its role may not ${missing} on ${resource}; AWS would refuse it as well.`);
    },
  };
}
