import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readDeployment } from '#infra/deployment.ts';
import { RefreshMatchStack } from '#infra/stack.ts';

// biome-ignore lint/suspicious/noExplicitAny: CloudFormation's properties have no types of their own
type Properties = Record<string, any>;
export type Resource = { Type: string; Properties: Properties; DeletionPolicy?: string; UpdateReplacePolicy?: string };
export type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

/** The stack without bundling its functions, which takes most of the time; `-c` options as `context`. */
export function synthesize(context: Record<string, unknown> = {}) {
  const app = new App({ analyticsReporting: false, context: { 'aws:cdk:bundling-stacks': [], ...context } });
  const deployment = readDeployment(app.node);
  const stack = new RefreshMatchStack(app, `RefreshMatch-${deployment.stage}`, { deployment });
  const template = Template.fromStack(stack).toJSON();
  const resources: Record<string, Resource> = template['Resources'];
  const ofType = (type: string) => Object.entries(resources).filter(([, resource]) => resource.Type === type);
  const properties = (id: string): Properties => {
    const resource = resources[id];
    if (!resource) throw new Error(`the template has no ${id}`);
    return resource.Properties;
  };
  const only = (type: string): Resource => {
    const [first, ...more] = ofType(type);
    if (!first || more.length > 0) throw new Error(`expected one ${type}`);
    return first[1];
  };
  return { app, stack, template, resources, ofType, properties, only };
}

export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

export const idOf = (arn: { 'Fn::GetAtt': [string, string] }): string => arn['Fn::GetAtt'][0];

/** Logical ids of functions are the construct's name, `Function` and a hash. */
export const nameOf = (functionId: string): string => functionId.replace(/Function[0-9A-F]{8}$/, '');
