import * as z from 'zod';

/** Stands in the template, changes nothing on a laptop; the reason is beside each use. */
const noEffect = z.unknown().optional();
const tags = noEffect; // for bills and searches
const name = z.string();

const keySchema = z.array(z.strictObject({ AttributeName: name, KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(name).optional(),
});

export const tableSchema = z.strictObject({
  TableName: name.optional(),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: name, AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: name,
        KeySchema: keySchema,
        Projection: projection,
        OnDemandThroughput: noEffect, // nothing is throttled here
      }),
    )
    .optional(),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']) })
    .optional(),
  // AWS may take days to delete what has expired, so nobody may count on it; here nothing is deleted, as NOW can be moved.
  TimeToLiveSpecification: z.strictObject({ AttributeName: name, Enabled: z.boolean() }).optional(),
  PointInTimeRecoverySpecification: noEffect, // the folder is the backup
  DeletionProtectionEnabled: noEffect, // nothing here deletes a table
  SSESpecification: noEffect, // the disk's own encryption is what a laptop has
  ContributorInsightsSpecification: noEffect, // metrics
  OnDemandThroughput: noEffect, // nothing is throttled here
  Tags: tags,
});

export const functionSchema = z.strictObject({
  FunctionName: name.optional(),
  Code: z.strictObject({ S3Bucket: name, S3Key: name }),
  Role: name,
  Handler: z.string().regex(/^[^.]+\.[A-Za-z_$][\w$]*$/),
  Runtime: z.literal('nodejs24.x'),
  MemorySize: z.int().default(128),
  Timeout: z.int().default(3),
  Environment: z.strictObject({ Variables: z.record(name, z.coerce.string()) }).optional(),
  ReservedConcurrentExecutions: z.int().min(1).optional(),
  Architectures: noEffect, // JavaScript runs on either
  Description: noEffect,
  LoggingConfig: noEffect, // logs go to DATA_DIR/log
  TracingConfig: noEffect, // there is no X-Ray here
  EphemeralStorage: noEffect, // the machine's own temporary folder
  Tags: tags,
});

export const eventSourceMappingSchema = z.strictObject({
  FunctionName: name,
  EventSourceArn: name,
  Enabled: z.boolean().default(true),
  BatchSize: z.int().min(1).optional(),
  MaximumBatchingWindowInSeconds: z.number().min(0).default(0),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  StartingPosition: z.enum(['LATEST', 'TRIM_HORIZON']).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.int().min(-1).default(-1),
  MaximumRecordAgeInSeconds: z.int().min(-1).default(-1),
  ParallelizationFactor: z.literal(1).optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: name }) }).optional(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2) }).optional(),
  MetricsConfig: noEffect, // metrics
  Tags: tags,
});

export const queueSchema = z.strictObject({
  QueueName: name.optional(),
  DelaySeconds: z.number().min(0).max(900).default(0),
  VisibilityTimeout: z.number().min(0).max(43_200).default(30),
  MessageRetentionPeriod: z.number().default(345_600),
  MaximumMessageSize: z.number().default(1_048_576),
  ReceiveMessageWaitTimeSeconds: noEffect, // whoever waits here is told of a message as it comes
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: name, maxReceiveCount: z.coerce.number().int().min(1) })
    .optional(),
  RedriveAllowPolicy: noEffect, // guards against other people's queues
  SqsManagedSseEnabled: noEffect, // the disk's own encryption is what a laptop has
  Tags: tags,
});

const anyPolicy = z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(z.unknown()), Id: noEffect });
export const queuePolicySchema = z.strictObject({ Queues: z.array(name), PolicyDocument: anyPolicy });
export const policySchema = z.strictObject({
  PolicyName: noEffect, // a label
  PolicyDocument: anyPolicy,
  Roles: z.array(name),
});
export const roleSchema = z.strictObject({
  RoleName: name.optional(),
  AssumeRolePolicyDocument: z.unknown(), // which service wears it; here each function and schedule wears its own
  ManagedPolicyArns: z
    .array(z.string().regex(/service-role\/AWSLambdaBasicExecutionRole$/, 'is a managed policy that is not known here'))
    .optional(), // logs only
  Policies: z.array(z.strictObject({ PolicyName: noEffect, PolicyDocument: anyPolicy })).optional(),
  Description: noEffect,
  Tags: tags,
});

/** What becomes of an asynchronous call (a schedule's) that failed. */
export const invokeConfigSchema = z.strictObject({
  FunctionName: name,
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.int().min(0).max(2).default(2),
  MaximumEventAgeInSeconds: z.int().default(21_600),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: name }) }).optional(),
});

export const permissionSchema = z.strictObject({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: name,
  Principal: name,
  SourceArn: name.optional(),
  SourceAccount: name.optional(),
});

export const apiSchema = z.strictObject({
  Name: noEffect,
  Description: noEffect,
  ProtocolType: z.literal('HTTP'),
  DisableExecuteApiEndpoint: noEffect, // a laptop has no other endpoint
  Tags: tags,
});
export const routeSchema = z.strictObject({
  ApiId: name,
  RouteKey: z.string(),
  Target: z.string().regex(/^integrations\//),
  AuthorizationType: z.literal('NONE').default('NONE'),
});
export const integrationSchema = z.strictObject({
  ApiId: name,
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: name,
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.int().min(50).max(30_000).default(30_000),
  IntegrationMethod: z.literal('POST').optional(),
  Description: noEffect,
});
export const stageSchema = z.strictObject({
  ApiId: name,
  StageName: z.literal('$default'),
  AutoDeploy: z.literal(true),
  DefaultRouteSettings: noEffect, // throttling and metrics: one laptop is not shared
  AccessLogSettings: noEffect, // no access log here
  Description: noEffect,
  Tags: tags,
});

const target = z.strictObject({
  Id: noEffect,
  Arn: name,
  Input: z.string().optional(),
  DeadLetterConfig: z.strictObject({ Arn: name }).optional(),
  RetryPolicy: z
    .strictObject({ MaximumRetryAttempts: z.int().optional(), MaximumEventAgeInSeconds: z.int().optional() })
    .optional(),
});
export const ruleSchema = z.strictObject({
  Name: name.optional(),
  Description: noEffect,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  EventPattern: z.record(name, z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  Targets: z.array(target).default([]),
  Tags: tags,
});
export const scheduleSchema = z.strictObject({
  Name: name.optional(),
  Description: noEffect,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  GroupName: noEffect, // a label
  Target: target.omit({ Id: true }).extend({ RoleArn: name }),
});

export const identitySchema = z.strictObject({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.strictObject({ ConfigurationSetName: name }).optional(),
  DkimAttributes: noEffect, // DNS of a real domain
  DkimSigningAttributes: noEffect,
  MailFromAttributes: noEffect,
  FeedbackAttributes: noEffect, // copies of bounces by mail
  Tags: tags,
});
export const configurationSetSchema = z.strictObject({
  Name: name.optional(),
  SendingOptions: z.strictObject({ SendingEnabled: z.literal(true) }).optional(),
  ReputationOptions: noEffect, // metrics
  DeliveryOptions: noEffect, // TLS towards other mail servers
  SuppressionOptions: noEffect, // AWS's own list of dead addresses
  VdmOptions: noEffect, // metrics
  Tags: tags,
});
export const mailEventDestinationSchema = z.strictObject({
  ConfigurationSetName: name,
  EventDestination: z.strictObject({
    Name: noEffect,
    Enabled: z.boolean(),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string().regex(/:event-bus\/default$/) }),
  }),
});
