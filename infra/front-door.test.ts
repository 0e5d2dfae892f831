import { expect, test } from 'vitest';
import * as z from 'zod';
import { pageRoutes } from '../functions/pages/routes.ts';
import { rateLimit } from '../functions/rate-limit.ts';
import { routes } from '../functions/routes.ts';
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
const functionArn = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Function.Arn`;

test('the API has the declared routes with their scopes, the pages without, and a page for everything else', () => {
  const deployed = deployedRoutes.map(route => ({
    key: route.RouteKey,
    answeredBy: answering(route.Target),
    authorisation: route.AuthorizationType,
    scopes: route.AuthorizationScopes,
  }));

  const pages = { answeredBy: functionArn('pages'), authorisation: 'NONE', scopes: undefined };
  expect(deployed).toEqual([
    ...routes.map(route => ({
      key: `${route.method} ${route.path}`,
      answeredBy: functionArn(route.function),
      authorisation: route.access === 'public' ? 'NONE' : 'JWT',
      scopes: route.access === 'public' ? undefined : route.access.scopes,
    })),
    ...pageRoutes.map(({ method, path }) => ({ key: `${method} ${path}`, ...pages })),
    { key: '$default', ...pages },
  ]);
  expect(new Set(integrations.map(integration => integration.PayloadFormatVersion))).toEqual(new Set(['2.0']));
});

test('no address is claimed twice: API Gateway would refuse the second', () => {
  const keys = deployedRoutes.map(({ RouteKey }) => RouteKey.replace(/\{\w+\}/g, '{}'));

  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('the API may start each of its functions by one permission for all routes, and one for what no route answers', () => {
  const Permission = z.object({ FunctionName: z.string(), Principal: z.string(), SourceArn: z.string() });
  const permissions = deployment
    .all('AWS::Lambda::Permission', Permission)
    .filter(({ Principal }) => Principal === 'apigateway.amazonaws.com');

  // A route is `stage/METHOD/path`, but the one for everything else is `stage/$default`.
  const started = permissions.map(
    ({ FunctionName, SourceArn }) => `${FunctionName} ${SourceArn.replace(/^.*:Api\//, '')}`,
  );
  const byRoutes = new Set([...routes.map(route => route.function), 'pages']);
  expect(started.sort()).toEqual(
    [...[...byRoutes].map(name => `${functionArn(name)} */*/*`), `${functionArn('pages')} */*`].sort(),
  );
});

test('tokens are those of our pool for one of our clients', () => {
  const JwtConfiguration = z.object({ Issuer: z.string(), Audience: z.array(z.string()) });
  const authorisers = deployment.all('AWS::ApiGatewayV2::Authorizer', z.object({ JwtConfiguration }));

  expect(authorisers).toEqual([
    {
      id: 'ApiSignIn',
      JwtConfiguration: {
        Issuer: 'https://idp.example/SignInPool',
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
  const { perSecond, atOnce } = rateLimit;
  expect(stage?.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: atOnce });
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
