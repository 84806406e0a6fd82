import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Resource, synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

describe('the whole', () => {
  it('is the same template each time', () => {
    expect(synthesize().template).toEqual(made.template);
  }, 60_000);

  it('differs between stages in names and tags only', () => {
    const other = synthesize({ stage: 'prod' }).template;
    const types = (template: { Resources: Record<string, Resource> }) =>
      Object.values(template.Resources).map((resource) => resource.Type);
    expect(types(other as never)).toEqual(types(made.template as never));
    expect(JSON.stringify(other)).not.toContain('"dev"');
    expect(other['Resources'].DataTable.Properties.Tags).toContainEqual({ Key: 'stage', Value: 'prod' });
  }, 60_000);

  it('has no finding of cdk-nag that is not explained beside its resource', () => {
    const report = new AwsSolutionsChecks(made.app).validateScope(made.app);
    expect(report.violations.map((violation) => violation.ruleName)).toEqual([]);
    expect(report.success).toBe(true);
  }, 60_000);

  it('would be told by cdk-nag of a queue without a dead-letter queue', () => {
    const { stack, app } = synthesize();
    new Queue(stack, 'Forgotten');
    const report = new AwsSolutionsChecks(app).validateScope(app);
    expect(report.violations.map((violation) => violation.ruleName)).toContain('AwsSolutions-SQS3');
  }, 60_000);
});
