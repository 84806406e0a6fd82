import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Deployment } from '../deployment.ts';
import { type Alarms, everyFiveMinutes } from './alarms.ts';
import { HouseFunction, type HouseFunctionProps } from './house-function.ts';

/** The public address; made before the function, which has to know it. */
export class PublicApi extends Construct {
  readonly api: HttpApi;
  readonly origin: string;

  constructor(scope: Construct, id: string, props: { alarms: Alarms; deployment: Deployment }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false, // ours below has throttling and a log
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const domainName = this.ownDomain(props.deployment);
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      ...(domainName && { domainMapping: { domainName } }),
      throttle: { rateLimit: 50, burstLimit: 100 }, // requests a second, and at once
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        // No address, no query, no token: who looked for what is nobody's business.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            at: '$context.requestTime',
            method: '$context.httpMethod',
            path: '$context.path',
            status: '$context.status',
            bytes: '$context.responseLength',
            latencyMs: '$context.responseLatency',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
    this.origin = props.deployment.publicOrigin ?? this.api.apiEndpoint;
    props.alarms.add('ApiAnswers5xx', {
      metric: this.api.metricServerError({ period: everyFiveMinutes, statistic: 'Sum' }),
      atLeast: 3,
      whoIsHurt: 'people using the service right now: their request was answered with an error of ours.',
    });
    new CfnOutput(this, 'ApiUrl', { value: this.origin }).overrideLogicalId('ApiUrl');
  }

  private ownDomain({ publicOrigin, certificateArn }: Deployment): DomainName | undefined {
    if (!publicOrigin || !certificateArn) return undefined;
    const host = new URL(publicOrigin).host;
    const domainName = new DomainName(this, 'Domain', {
      domainName: host,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new CfnOutput(this, 'DnsRecord', {
      value: `${host} CNAME ${domainName.regionalDomainName}`,
    }).overrideLogicalId('ApiDnsRecord');
    return domainName;
  }
}

/** A function that answers HTTP requests on some paths of the public address. */
export class HttpFunction extends HouseFunction {
  constructor(
    scope: Construct,
    id: string,
    props: HouseFunctionProps & { publicApi: PublicApi; paths: readonly string[] },
  ) {
    super(scope, id, props);
    const integration = new HttpLambdaIntegration('Integration', this.function, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
    for (const path of props.paths) {
      const routes = props.publicApi.api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
      for (const route of routes) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: 'Visitors need no account; the function itself verifies every token and decides per route.',
        });
      }
    }
  }
}
