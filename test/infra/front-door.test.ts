import { beforeAll, describe, expect, it } from 'vitest';
import { synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

describe('the front door', () => {
  it('sends every path to the api as payload 2.0, throttled and logged', () => {
    expect(made.ofType('AWS::ApiGatewayV2::Route').map(([, route]) => route.Properties['RouteKey'])).toEqual([
      'ANY /',
      'ANY /{proxy+}',
    ]);
    expect(made.ofType('AWS::ApiGatewayV2::Integration').map(([, i]) => i.Properties['PayloadFormatVersion'])).toEqual([
      '2.0',
    ]);
    const stage = made.only('AWS::ApiGatewayV2::Stage');
    expect(stage.Properties['DefaultRouteSettings']).toEqual({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 });
    expect(JSON.parse(stage.Properties['AccessLogSettings'].Format)).toHaveProperty('requestId');
    expect(stage.Properties['AccessLogSettings'].Format).not.toMatch(/sourceIp|queryString|authorizer/i);
  });

  it('signs people in by a code from their mail, through a client without a secret, in a pool that stays', () => {
    const pool = made.only('AWS::Cognito::UserPool');
    expect(pool).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtection: 'ACTIVE' } });
    expect(pool.Properties['Policies'].SignInPolicy.AllowedFirstAuthFactors).toContain('EMAIL_OTP');
    expect(made.only('AWS::Cognito::UserPoolClient').Properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      ExplicitAuthFlows: expect.arrayContaining(['ALLOW_USER_AUTH']),
    });
    expect(made.only('AWS::Cognito::UserPoolGroup').Properties['GroupName']).toBe('first-coordinator');
  });

  it('answers on a domain of its own when given its certificate, and sends people back there after signing in', () => {
    const own = synthesize({
      publicOrigin: 'https://rooms.example.org',
      certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0',
    });
    expect(own.only('AWS::ApiGatewayV2::DomainName').Properties['DomainName']).toBe('rooms.example.org');
    expect(own.only('AWS::Cognito::UserPoolClient').Properties['CallbackURLs']).toEqual([
      'https://rooms.example.org/callback',
    ]);
    expect(own.template['Outputs']).toHaveProperty('ApiDnsRecord');
  });
});
