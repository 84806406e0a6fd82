import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolGroup,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClientIdentityProvider,
  UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Deployment } from '../deployment.ts';

/** Who somebody is: a code by mail, pages by Cognito, an OpenID Connect issuer for the API. */
export class SignIn extends Construct {
  readonly issuer: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: { deployment: Deployment; origin: string }) {
    super(scope, id);
    const { stage, region, signInMail, signInPrefix, mailFrom, mailIdentity } = props.deployment;
    const pool = new UserPool(this, 'UserPool', {
      featurePlan: FeaturePlan.ESSENTIALS, // the smallest that signs in by code
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true } }, // AWS insists on the first
      mfa: Mfa.OFF,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      email:
        signInMail === 'ses'
          ? UserPoolEmail.withSES({
              fromEmail: mailFrom,
              fromName: 'REFREsh Match',
              sesRegion: region,
              ...('domain' in mailIdentity && { sesVerifiedDomain: mailIdentity.domain }),
            })
          : UserPoolEmail.withCognito(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge(
      { id: 'AwsSolutions-COG2', reason: 'Signing in is a code by mail; Cognito allows no second factor beside it.' },
      { id: 'AwsSolutions-COG8', reason: 'The Plus tier costs more than it protects here: codes by mail, few people.' },
    );
    new CfnUserPoolGroup(this, 'FirstCoordinator', {
      userPoolId: pool.userPoolId,
      groupName: 'first-coordinator',
      description: 'May name the first coordinators; put one person in by hand after the first deploy.',
    });
    const client = pool.addClient('Pages', {
      generateSecret: false, // public: code with PKCE
      authFlows: { user: true },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${props.origin}/callback`],
        logoutUrls: [props.origin],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
    const domain = pool.addDomain('PagesHost', {
      cognitoDomain: { domainPrefix: signInPrefix ?? `refresh-match-${stage}-${Stack.of(this).account}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'Look', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true, // without a look of some kind the pages answer with an error
    }).node.addDependency(domain);

    this.issuer = pool.userPoolProviderUrl;
    this.clientId = client.userPoolClientId;
    new CfnOutput(this, 'IssuerUrl', { value: this.issuer }).overrideLogicalId('IssuerUrl');
    new CfnOutput(this, 'ClientId', { value: this.clientId }).overrideLogicalId('ClientId');
  }
}
