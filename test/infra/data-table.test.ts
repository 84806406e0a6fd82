import { beforeAll, describe, expect, it } from 'vitest';
import { synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

describe('the table', () => {
  it('keeps its logical id, and with it its rows, whatever is moved in the code', () => {
    expect(made.ofType('AWS::DynamoDB::Table').map(([id]) => id)).toEqual(['DataTable']);
  });

  it('cannot be deleted by accident and can be restored to any second', () => {
    const table = made.only('AWS::DynamoDB::Table');
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(table.Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  it('has the keys, indexes and stream that the stores rely on', () => {
    expect(made.properties('DataTable')).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'byList', KeySchema: [{ AttributeName: 'listPk' }, { AttributeName: 'listSk' }] },
        { IndexName: 'byDue', KeySchema: [{ AttributeName: 'duePk' }, { AttributeName: 'dueSk' }] },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttlEpochS', Enabled: true },
    });
  });
});
