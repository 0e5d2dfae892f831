import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import { pageRoutes } from '../../functions/pages/routes.ts';
import { rateLimit } from '../../functions/rate-limit.ts';
import { type HttpFunction, routes } from '../../functions/routes.ts';
import type { Operations } from './operations.ts';
import type { AnyFunction } from './pipeline-function.ts';
import type { SignIn } from './sign-in.ts';

export interface FrontDoorProps {
  readonly operations: Operations;
  readonly signIn: SignIn;
  /** https and the host, without a trailing slash. */
  readonly origin: string;
  readonly certificateArn: string;
  /** When it fails, who is hurt and how? This is the text of its alarm. */
  readonly impact: string;
  readonly answeredBy: Readonly<Record<HttpFunction | 'pages', AnyFunction>>;
}

/** The HTTP API: exactly the routes of functions/routes.ts and the pages, which also answer whatever nobody else does. */
export class FrontDoor extends Construct {
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: 'life-rooms-referrals', createDefaultStage: false });
    this.openStage(props);
    this.addRoutes(props);
    this.addPages(props.answeredBy.pages);
    props.operations.pageWhen({
      name: 'The API answers with errors',
      impact: props.impact,
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      when: { above: 0 },
      silence: 'good',
    });
  }

  private openStage({ operations, origin, certificateArn }: FrontDoorProps): void {
    const domainName = new DomainName(this, 'Domain', {
      domainName: new URL(origin).hostname,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      domainMapping: { domainName },
      throttle: { rateLimit: rateLimit.perSecond, burstLimit: rateLimit.atOnce },
      accessLogSettings: { destination: new LogGroupLogDestination(operations.log(this)), format: accessLog },
    });
    new CfnOutput(this, 'Address', { value: stage.domainUrl });
    new CfnOutput(this, 'AliasTo', { value: domainName.regionalDomainName, description: 'Where its name must lead' });
  }

  private addRoutes({ answeredBy, signIn }: FrontDoorProps): void {
    const signedIn = new HttpJwtAuthorizer('SignIn', signIn.issuer, { jwtAudience: [...signIn.clientIds] });
    const integrations = {
      intake: integrationOf('Intake', answeredBy.intake),
      cases: integrationOf('Cases', answeredBy.cases),
      partners: integrationOf('Partners', answeredBy.partners),
      links: integrationOf('Links', answeredBy.links),
      ledger: integrationOf('Ledger', answeredBy.ledger),
      reports: integrationOf('Reports', answeredBy.reports),
      webhooks: integrationOf('Webhooks', answeredBy.webhooks),
      about: integrationOf('About', answeredBy.about),
    } satisfies Record<HttpFunction, HttpLambdaIntegration>;
    for (const { operation, method, path, function: answers, access } of routes) {
      const route = new HttpRoute(this, operation, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration: integrations[answers],
        ...(access === 'public'
          ? { authorizer: new HttpNoneAuthorizer() }
          : { authorizer: signedIn, authorizationScopes: [...access.scopes] }),
      });
      if (access === 'public') acknowledge(route, whyPublic);
    }
  }

  private addPages(pages: AnyFunction): void {
    const integration = integrationOf('Pages', pages);
    for (const { page, method, path } of pageRoutes)
      this.addPage(`${page}Page`, HttpRouteKey.with(path, HttpMethod[method]), integration);
    // What no route answers is not `METHOD/path` to IAM, so it takes a permission of its own.
    this.addPage('anythingElse', HttpRouteKey.DEFAULT, new HttpLambdaIntegration('AnythingElse', pages.lambda));
  }

  private addPage(id: string, routeKey: HttpRouteKey, integration: HttpLambdaIntegration): void {
    const authorizer = new HttpNoneAuthorizer();
    const route = new HttpRoute(this, id, { httpApi: this.api, routeKey, integration, authorizer });
    acknowledge(route, 'Who reads a page is known by the secret in a cookie, which the function itself judges');
  }
}

/** One permission for all routes of a function: with one for each, its policy would outgrow the 20 kB that Lambda allows. */
const integrationOf = (id: string, { lambda }: AnyFunction) =>
  new HttpLambdaIntegration(id, lambda, { scopePermissionToRoute: false });

const whyPublic =
  'Public on purpose: it tells what everybody may know, or is asked by people without an account, whom a link or code proves';

const acknowledge = (route: HttpRoute, reason: string) =>
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });

/** Neither path nor address nor header: an id in a path could tell who was looked up. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    routeKey: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    latencyMs: AccessLogField.contextResponseLatency(),
    caller: AccessLogField.contextAuthorizerClaims('sub'),
    refusedBecause: AccessLogField.contextAuthorizerError(),
    failedBecause: AccessLogField.contextIntegrationErrorMessage(),
  }),
);
