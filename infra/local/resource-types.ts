import type * as z from 'zod';
import {
  apiSchema,
  configurationSetSchema,
  eventSourceMappingSchema,
  functionSchema,
  identitySchema,
  integrationSchema,
  invokeConfigSchema,
  mailEventDestinationSchema,
  permissionSchema,
  policySchema,
  queuePolicySchema,
  queueSchema,
  roleSchema,
  routeSchema,
  ruleSchema,
  scheduleSchema,
  stageSchema,
  tableSchema,
} from './resource-schemas.ts';

export const account = '000000000000';

/** Every type the runner acts on. A type in neither list stops the start. */
export const understood = {
  'AWS::DynamoDB::Table': tableSchema,
  'AWS::Lambda::Function': functionSchema,
  'AWS::Lambda::EventSourceMapping': eventSourceMappingSchema,
  'AWS::Lambda::EventInvokeConfig': invokeConfigSchema,
  'AWS::Lambda::Permission': permissionSchema,
  'AWS::SQS::Queue': queueSchema,
  'AWS::SQS::QueuePolicy': queuePolicySchema,
  'AWS::IAM::Role': roleSchema,
  'AWS::IAM::Policy': policySchema,
  'AWS::ApiGatewayV2::Api': apiSchema,
  'AWS::ApiGatewayV2::Route': routeSchema,
  'AWS::ApiGatewayV2::Integration': integrationSchema,
  'AWS::ApiGatewayV2::Stage': stageSchema,
  'AWS::Events::Rule': ruleSchema,
  'AWS::Scheduler::Schedule': scheduleSchema,
  'AWS::SES::EmailIdentity': identitySchema,
  'AWS::SES::ConfigurationSet': configurationSetSchema,
  'AWS::SES::ConfigurationSetEventDestination': mailEventDestinationSchema,
} as const;

export type UnderstoodType = keyof typeof understood;
export type PropertiesOf<T extends UnderstoodType> = z.infer<(typeof understood)[T]>;

/** No effect here, because … */
export const noEffectHere: Record<string, string> = {
  'AWS::CDK::Metadata': 'it only counts which constructs are used',
  'AWS::CloudWatch::Alarm': 'nobody is on call for a laptop; failures show in the terminal and at /dev',
  'AWS::CloudWatch::CompositeAlarm': 'nobody is on call for a laptop; failures show in the terminal and at /dev',
  'AWS::CloudWatch::Dashboard': '/dev shows what runs here',
  'AWS::Logs::LogGroup': 'logs go to DATA_DIR/log',
  'AWS::Logs::MetricFilter': 'only alarms use it',
  'AWS::Logs::ResourcePolicy': 'logs go to DATA_DIR/log',
  'AWS::SNS::Topic': 'only alarms use it',
  'AWS::SNS::TopicPolicy': 'only alarms use it',
  'AWS::SNS::Subscription': 'only alarms use it',
  'AWS::Budgets::Budget': 'a laptop costs nothing',
  'AWS::Cognito::UserPool': 'the local issuer stands in for it',
  'AWS::Cognito::UserPoolClient': 'the local issuer stands in for it',
  'AWS::Cognito::UserPoolDomain': 'the local issuer stands in for it',
  'AWS::Cognito::UserPoolGroup': 'the groups of the sample people stand in for it',
  'AWS::Cognito::UserPoolResourceServer': 'the local issuer stands in for it',
  'AWS::Cognito::ManagedLoginBranding': 'the local issuer shows a page of its own',
};

export type NameScope = { region: string; stackName: string; gatewayOrigin: string; publicOrigin: string };

/** The name a resource gets when its template gives none. */
export const physicalName = (scope: NameScope, logicalId: string, given: unknown): string =>
  typeof given === 'string' ? given : `${scope.stackName}-${logicalId}`;

const nameProperty: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Events::Rule': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ConfigurationSet': 'Name',
};

/** What Ref and Fn::GetAtt answer for one resource. */
export function namesOf(
  scope: NameScope,
  logicalId: string,
  type: string,
  properties: Record<string, unknown>,
): { ref: string; attribute(name: string): string | undefined } {
  const name = physicalName(scope, logicalId, properties[nameProperty[type] ?? '']);
  const arn = (service: string, rest: string) => `arn:aws:${service}:${scope.region}:${account}:${rest}`;
  const some = (ref: string, attributes: Record<string, string> = {}) => ({
    ref,
    attribute: (wanted: string) => attributes[wanted],
  });
  switch (type) {
    case 'AWS::DynamoDB::Table': {
      const tableArn = arn('dynamodb', `table/${name}`);
      return some(name, { Arn: tableArn, StreamArn: `${tableArn}/stream/local` });
    }
    case 'AWS::Lambda::Function':
      return some(name, { Arn: arn('lambda', `function:${name}`) });
    case 'AWS::SQS::Queue': {
      const url = `${scope.gatewayOrigin}/${account}/${name}`;
      return some(url, { Arn: arn('sqs', name), QueueName: name, QueueUrl: url });
    }
    case 'AWS::IAM::Role':
      return some(name, { Arn: `arn:aws:iam::${account}:role/${name}`, RoleId: name });
    case 'AWS::Events::Rule':
      return some(name, { Arn: arn('events', `rule/${name}`) });
    case 'AWS::Scheduler::Schedule':
      return some(name, { Arn: arn('scheduler', `schedule/default/${name}`) });
    case 'AWS::ApiGatewayV2::Api':
      return some(logicalId, { ApiEndpoint: scope.publicOrigin, ApiId: logicalId });
    case 'AWS::SES::ConfigurationSet':
      return some(name);
    case 'AWS::SES::EmailIdentity':
      return some(name, { EmailIdentityArn: arn('ses', `identity/${name}`) });
    default: {
      // What stands behind such a name has no effect here, so any steady text will do; it says where it comes from.
      const ref = type in understood ? logicalId : `not-on-a-laptop-${logicalId}`;
      return { ref, attribute: (wanted) => (wanted === 'Arn' ? arn('local', ref) : `${ref}-${wanted}`) };
    }
  }
}
