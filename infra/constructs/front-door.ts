import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
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
import { Construct } from 'constructs';
import { type HttpFunction, routes } from '../../functions/routes.ts';
import type { Operations } from './operations.ts';
import type { AnyFunction } from './pipeline-function.ts';
import type { SignIn } from './sign-in.ts';

export interface FrontDoorProps {
  readonly operations: Operations;
  readonly signIn: SignIn;
  /** When it fails, who is hurt and how? This is the text of its alarm. */
  readonly impact: string;
  readonly answeredBy: Readonly<Record<HttpFunction, AnyFunction>>;
}

/** The HTTP API: exactly the routes of functions/routes.ts. */
export class FrontDoor extends Construct {
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: 'life-rooms-referrals', createDefaultStage: false });
    this.openStage(props.operations);
    this.addRoutes(props);
    props.operations.pageWhen({
      name: 'The API answers with errors',
      impact: props.impact,
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      when: { above: 0 },
      silence: 'good',
    });
  }

  private openStage(operations: Operations): void {
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Far above any real day: it stops a client that has run away, never a surgery.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: { destination: new LogGroupLogDestination(operations.log(this)), format: accessLog },
    });
    new CfnOutput(this, 'Address', { value: stage.url });
  }

  private addRoutes({ answeredBy, signIn }: FrontDoorProps): void {
    const signedIn = new HttpJwtAuthorizer('SignIn', signIn.issuer, { jwtAudience: [...signIn.clientIds] });
    const integrations = {
      intake: new HttpLambdaIntegration('Intake', answeredBy.intake.lambda),
      cases: new HttpLambdaIntegration('Cases', answeredBy.cases.lambda),
      ledger: new HttpLambdaIntegration('Ledger', answeredBy.ledger.lambda),
      reports: new HttpLambdaIntegration('Reports', answeredBy.reports.lambda),
      about: new HttpLambdaIntegration('About', answeredBy.about.lambda),
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
      if (access === 'public') acknowledgePublic(route);
    }
  }
}

function acknowledgePublic(route: HttpRoute): void {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'Public on purpose: it says how the service is and what it understands, and can reach no records',
  });
}

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
