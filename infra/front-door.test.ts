import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Route, routes } from '../functions/routes.ts';
import { exampleDeployment } from './example-deployment.ts';
import { sendingOrganisations } from './sending-organisations.ts';

const deployment = exampleDeployment();

const deployedRoutes = deployment.all(
  'AWS::ApiGatewayV2::Route',
  z.object({
    RouteKey: z.string(),
    AuthorizationType: z.string(),
    AuthorizationScopes: z.array(z.string()).optional(),
    AuthorizerId: z.string().optional(),
    Target: z.string(),
  }),
);
const integrations = deployment.all(
  'AWS::ApiGatewayV2::Integration',
  z.object({ IntegrationUri: z.string(), PayloadFormatVersion: z.string() }),
);

const answering = (target: string) => integrations.find(({ id }) => target === `integrations/${id}`)?.IntegrationUri;
const functionOf = (route: Route) => `${route.function.charAt(0).toUpperCase()}${route.function.slice(1)}Function.Arn`;

test('the API has the declared routes with their scopes, and no other', () => {
  const deployed = deployedRoutes.map(route => ({
    key: route.RouteKey,
    answeredBy: answering(route.Target),
    authorisation: route.AuthorizationType,
    scopes: route.AuthorizationScopes,
  }));

  expect(deployed).toEqual(
    routes.map(route => ({
      key: `${route.method} ${route.path}`,
      answeredBy: functionOf(route),
      authorisation: route.access === 'public' ? 'NONE' : 'JWT',
      scopes: route.access === 'public' ? undefined : route.access.scopes,
    })),
  );
  expect(new Set(integrations.map(integration => integration.PayloadFormatVersion))).toEqual(new Set(['2.0']));
});

test('tokens are those of our pool for one of our clients', () => {
  const JwtConfiguration = z.object({ Issuer: z.string(), Audience: z.array(z.string()) });
  const authorisers = deployment.all('AWS::ApiGatewayV2::Authorizer', z.object({ JwtConfiguration }));

  expect(authorisers).toEqual([
    {
      id: 'ApiSignIn',
      JwtConfiguration: {
        Issuer: 'SignInPool.ProviderURL',
        Audience: sendingOrganisations.map(({ client }) => `SignInPool${client}`),
      },
    },
  ]);
});

const [stage] = deployment.all(
  'AWS::ApiGatewayV2::Stage',
  z.object({
    DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
    AccessLogSettings: z.object({ DestinationArn: z.string(), Format: z.string() }),
  }),
);

test('a client that has run away is slowed down', () => {
  expect(stage?.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
});

test('the access log says which route and how it went, and nothing of whom it was about', () => {
  const fields = JSON.parse(stage?.AccessLogSettings.Format ?? '');

  expect(stage?.AccessLogSettings.DestinationArn).toBe('ApiLog.Arn');
  expect(fields).toMatchObject({
    routeKey: '$context.routeKey',
    status: '$context.status',
    requestId: '$context.requestId',
  });
  // A path has the id of a referral in it, and a header may have anything.
  expect(Object.values(fields).join()).not.toMatch(/path|query|identity|sourceIp|userAgent|header/i);
});
