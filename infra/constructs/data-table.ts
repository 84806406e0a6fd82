import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type CfnTable,
  ProjectionType,
  StreamViewType,
  Table,
} from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The service's only memory: kept when the stack goes, restorable to any second of the last 35 days. */
export class DataTable extends Construct {
  readonly table: Table;
  readonly streamArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttlEpochS',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const indexName of ['byList', 'byDue'] as const) {
      const part = indexName === 'byList' ? 'list' : 'due';
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(`${part}Pk`),
        sortKey: text(`${part}Sk`),
        projectionType: ProjectionType.ALL,
      });
    }
    // A moved construct would otherwise get a new logical id, and with it an empty table.
    (this.table.node.defaultChild as CfnTable).overrideLogicalId('DataTable');
    if (!this.table.tableStreamArn) throw new Error('the table has no stream');
    this.streamArn = this.table.tableStreamArn;
  }

  /** Reads and guarded writes by key. Nobody may scan. */
  readWrite(): PolicyStatement {
    return new PolicyStatement({
      effect: Effect.ALLOW,
      actions: [
        'dynamodb:BatchGetItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      resources: [this.table.tableArn],
    });
  }

  /** Writes without a guard, many at a time. */
  writeMany(): PolicyStatement {
    return new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['dynamodb:BatchWriteItem'],
      resources: [this.table.tableArn],
    });
  }

  query(...indexNames: ('byList' | 'byDue')[]): PolicyStatement {
    return new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['dynamodb:Query'],
      resources: indexNames.map((name) => `${this.table.tableArn}/index/${name}`),
    });
  }
}
