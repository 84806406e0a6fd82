import { beforeAll, describe, expect, it } from 'vitest';
import { idOf, nameOf, synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

describe('the front door', () => {
  it('sends /v1 to the api and everything else to the pages as payload 2.0, throttled and logged', () => {
    const integrations = new Map(made.ofType('AWS::ApiGatewayV2::Integration'));
    const functionBehind = (target: { 'Fn::Join': [string, [string, { Ref: string }]] }) => {
      const uri = integrations.get(target['Fn::Join'][1][1].Ref)?.Properties['IntegrationUri'];
      return nameOf(idOf(uri));
    };
    const routes = made.ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
    expect(routes.map(({ RouteKey, Target }) => `${RouteKey} → ${functionBehind(Target)}`).sort()).toEqual([
      'ANY / → Web',
      'ANY /v1/{proxy+} → Api',
      'ANY /{proxy+} → Web',
    ]);
    expect([...integrations.values()].map((i) => i.Properties['PayloadFormatVersion'])).toEqual(['2.0', '2.0']);
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
