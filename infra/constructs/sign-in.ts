import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, OAuthScope, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { Scope } from '../../schemas/codes.ts';
import type { SendingOrganisation } from '../sending-organisations.ts';

export interface SignInProps {
  /** Begins the address where tokens are asked for; unique among all Cognito domains of the region. */
  readonly prefix: string;
  readonly organisations: readonly SendingOrganisation[];
  /** Where the pages stand, without a trailing slash. */
  readonly origin: string;
}

/**
 * Gives tokens to machines (OAuth 2.0 client credentials) and signs people in to the pages (OpenID Connect, code flow with
 * PKCE). Whom a client or a person stands for is a row of the directory.
 */
export class SignIn extends Construct {
  readonly issuer: string;
  /** Of machines: theirs are the tokens that the API takes. */
  readonly clientIds: readonly string[];
  readonly pagesClientId: string;
  /** Cognito publishes it nowhere. */
  readonly signOutAddress: string;
  private readonly pool: UserPool;

  constructor(scope: Construct, id: string, { prefix, organisations, origin }: SignInProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.NONE,
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'The Plus plan watches how people sign in; nobody signs up here, and a password alone opens nothing',
    });
    const domain = this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: prefix } });
    new CfnOutput(this, 'TokenAddress', { value: `${domain.baseUrl()}/oauth2/token` });

    const servers = this.resourceServers();
    this.issuer = this.pool.userPoolProviderUrl;
    this.clientIds = organisations.map(organisation => {
      const client = this.client(organisation);
      client.node.addDependency(...servers);
      return client.userPoolClientId;
    });
    this.pagesClientId = this.pagesClient(origin).userPoolClientId;
    this.signOutAddress = `${domain.baseUrl()}/logout`;
  }

  /** The scope `referrals/write` is what Cognito calls scope `write` of resource server `referrals`. */
  private resourceServers() {
    const identifiers = [...new Set(Scope.options.map(scope => scope.slice(0, scope.indexOf('/'))))];
    return identifiers.map(identifier =>
      this.pool.addResourceServer(identifier, {
        identifier,
        scopes: Scope.options
          .filter(scope => scope.startsWith(`${identifier}/`))
          .map(
            scope =>
              new ResourceServerScope({ scopeName: scope.slice(identifier.length + 1), scopeDescription: scope }),
          ),
      }),
    );
  }

  private client({ client, organisation, scopes }: SendingOrganisation) {
    const created = this.pool.addClient(client, {
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: scopes.map(scope => OAuthScope.custom(scope)) },
      accessTokenValidity: Duration.minutes(30),
    });
    new CfnOutput(this, `${client}Id`, { value: created.userPoolClientId, description: organisation });
    return created;
  }

  /** Without a secret: what a browser brings back is proved by PKCE. Its tokens are read once, at sign-in, and then of no use. */
  private pagesClient(origin: string) {
    return this.pool.addClient('Pages', {
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${origin}/callback`],
        logoutUrls: [`${origin}/signed-out`],
      },
      preventUserExistenceErrors: true,
      accessTokenValidity: shortest,
      idTokenValidity: shortest,
      refreshTokenValidity: Duration.minutes(60),
    });
  }
}

/** The least that Cognito allows. */
const shortest = Duration.minutes(5);
