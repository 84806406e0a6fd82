import { expect, it } from 'vitest';
import { readAccess } from '#infra/local/access.ts';
import { createQueues } from '#infra/local/queues.ts';
import { openState } from '#infra/local/state.ts';
import { type Assembly, readTemplate } from '#infra/local/template.ts';
import { serviceTable } from '#test/support/engine.ts';
import { synthesize } from '../synthesize.ts';
import { emptyFolder } from './support/fixture.ts';

const assembly = {
  stackName: 'Test',
  region: 'eu-central-1',
  template: synthesize().template,
  assets: new Map(),
} as Assembly;
const template = readTemplate(assembly, { gatewayOrigin: 'http://127.0.0.1:1', publicOrigin: 'http://localhost:2' });

it('understands all of the template that is deployed, its permissions too', () => {
  expect(template.all('AWS::Lambda::Function').length).toBeGreaterThan(5);
  expect(() => readAccess(template)).not.toThrow();
});

it('finds a dead-letter queue behind every queue that redrives', () => {
  const state = openState(emptyFolder());
  const queues = createQueues(template, state);
  const redriven = queues.all.filter(({ redrive }) => redrive !== undefined);
  expect(redriven.length).toBeGreaterThan(0);
  for (const { redrive } of redriven) expect(queues.byArn(redrive?.to ?? '')).toBeDefined();
  state.close();
});

it("gives the stores' tests the same table as the template declares", () => {
  const [table] = template.all('AWS::DynamoDB::Table');
  const { AttributeDefinitions, KeySchema, BillingMode, GlobalSecondaryIndexes, StreamSpecification } =
    table?.properties ?? {};
  const { StreamEnabled, ...stream } = serviceTable.StreamSpecification;
  expect({ AttributeDefinitions, KeySchema, BillingMode, GlobalSecondaryIndexes }).toEqual({
    AttributeDefinitions: serviceTable.AttributeDefinitions,
    KeySchema: serviceTable.KeySchema,
    BillingMode: serviceTable.BillingMode,
    GlobalSecondaryIndexes: serviceTable.GlobalSecondaryIndexes,
  });
  expect({ StreamEnabled, ...StreamSpecification }).toEqual({ StreamEnabled: true, ...stream });
});
