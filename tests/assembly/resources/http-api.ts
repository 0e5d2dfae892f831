import * as z from 'zod';
import type { Account } from '../template/account.ts';
import type { Made, Resource } from '../template/provision.ts';
import type { Functions } from './functions.ts';
import { createServer, type Endpoint, refuseTheRest, serve } from './http-server.ts';
import type { Invokers } from './invokers.ts';
import type { Authoriser } from './jwt-authoriser.ts';
import { notRun } from './properties.ts';
import type { SignIn } from './sign-in.ts';

/** The HTTP API of a template, on loopback. */
export interface HttpApi {
  makeApi(resource: Resource): Made;
  makeDomain(resource: Resource): Made;
  /** By which it is known, once everything has been made. */
  hosts(): readonly string[];
  makeAuthoriser(resource: Resource): Made;
  makeIntegration(resource: Resource): Made;
  makeRoute(resource: Resource): Made;
  makeStage(resource: Resource): Made;
  /** Begins to answer, once everything has been made. @returns its address */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

export interface HttpApiNeeds {
  readonly functions: Functions;
  readonly invokers: Invokers;
  readonly signIn: SignIn;
  readonly account: Account;
}

export function createHttpApi(needs: HttpApiNeeds): HttpApi {
  const authorisers = new Map<string, Authoriser>();
  const integrations = new Map<string, z.infer<typeof Integration>>();
  const routes: z.infer<typeof Route>[] = [];
  const hosts: string[] = [];
  const server = createServer();
  return {
    makeApi: readOnly(Api),
    makeDomain({ name, properties }) {
      const { DomainName: host } = Domain.parse(properties);
      hosts.push(host);
      return { ref: host, attributes: { RegionalDomainName: `${name.toLowerCase()}.example` } };
    },
    hosts: () => hosts,
    makeAuthoriser({ name, properties }) {
      const { Issuer: issuer, Audience: audience } = Authorizer.parse(properties).JwtConfiguration;
      authorisers.set(name, { issuer, audience });
      return { ref: name };
    },
    makeIntegration({ name, properties }) {
      integrations.set(name, Integration.parse(properties));
      return { ref: name };
    },
    makeRoute({ name, properties }) {
      routes.push(Route.parse(properties));
      return { ref: name };
    },
    makeStage: readOnly(Stage),
    listen() {
      for (const route of routes) serve(server, endpointOf(route, { authorisers, integrations }), needs);
      if (!routes.some(({ RouteKey }) => RouteKey === '$default')) refuseTheRest(server);
      return server.listen({ host: '127.0.0.1', port: 0 });
    },
    stop: () => server.close(),
  };
}

/** Nothing has to be made of it. */
const readOnly =
  (schema: z.ZodType) =>
  (resource: Resource): Made => {
    schema.parse(resource.properties);
    return { ref: resource.name };
  };

interface Parts {
  readonly authorisers: ReadonlyMap<string, Authoriser>;
  readonly integrations: ReadonlyMap<string, z.infer<typeof Integration>>;
}

function endpointOf(route: z.infer<typeof Route>, { authorisers, integrations }: Parts): Endpoint {
  const { RouteKey: routeKey, ApiId: apiId, AuthorizationScopes: scopes, Target } = route;
  const integration = integrations.get(Target.replace('integrations/', ''));
  if (!integration) throw new Error(`${routeKey} has no integration`);
  const { IntegrationUri: functionArn, TimeoutInMillis: timeout } = integration;
  const endpoint = { routeKey, apiId, functionArn, timeout, scopes };
  if (route.AuthorizationType === 'NONE') return { ...endpoint, authoriser: undefined };
  const authoriser = authorisers.get(route.AuthorizerId);
  if (!authoriser) throw new Error(`${routeKey} has no authoriser`);
  return { ...endpoint, authoriser };
}

const Api = z.strictObject({ Name: z.string(), ProtocolType: z.literal('HTTP'), Tags: notRun });

const Domain = z.strictObject({ DomainName: z.string(), DomainNameConfigurations: notRun, Tags: notRun });

const Authorizer = z.strictObject({
  ApiId: z.string(),
  Name: z.string(),
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Issuer: z.url(), Audience: z.array(z.string()).min(1) }),
});

const Integration = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.int().min(50).max(30_000).default(30_000),
});

const route = {
  ApiId: z.string(),
  RouteKey: z.string().regex(/^((GET|POST|PUT|PATCH|DELETE) \/([\w.-]+|\{\w+\}|\/)*|\$default)$/),
  Target: z.string().startsWith('integrations/'),
};

const Route = z.discriminatedUnion('AuthorizationType', [
  z.strictObject({
    ...route,
    AuthorizationType: z.literal('JWT'),
    AuthorizerId: z.string(),
    AuthorizationScopes: z.array(z.string()).default([]),
  }),
  z.strictObject({
    ...route,
    AuthorizationType: z.literal('NONE'),
    AuthorizationScopes: z.tuple([]).default([]),
  }),
]);

/** One stage at the root. Limits and its own log would only be seen by somebody who measures. */
const Stage = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  AutoDeploy: z.literal(true),
  AccessLogSettings: notRun,
  DefaultRouteSettings: notRun,
  Tags: notRun,
});
