import type { LocalFunction } from './functions.ts';
import type { ApiTarget } from './http.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './routes.ts';
import type { Template } from './template.ts';

/** The routes of the template's one HTTP API, each with the function that answers it. */
export function readApiRoutes(
  template: Template,
  functions: readonly LocalFunction[],
): { apiId: string; routes: Route<ApiTarget>[] } {
  const [api, ...others] = template.all('AWS::ApiGatewayV2::Api');
  if (api === undefined || others.length > 0) throw new Refusal('The laptop run serves exactly one HTTP API.');
  const integrations = template.all('AWS::ApiGatewayV2::Integration');
  const permissions = template.all('AWS::Lambda::Permission').map(({ properties }) => properties);
  const routes = template.all('AWS::ApiGatewayV2::Route').map(({ id, properties }): Route<ApiTarget> => {
    const where = `${id} (AWS::ApiGatewayV2::Route)`;
    const integration = integrations.find(({ ref }) => `integrations/${ref}` === properties.Target)?.properties;
    const target = functions.find(({ arn }) => arn === integration?.IntegrationUri);
    if (integration === undefined || target === undefined)
      throw new Refusal(`${where}: its target is no function here.`);
    const mayCall = permissions.some(
      ({ FunctionName, Principal, SourceArn }) =>
        [target.arn, target.name].includes(FunctionName) &&
        Principal === 'apigateway.amazonaws.com' &&
        (SourceArn === undefined || SourceArn.includes(`:${api.ref}/`)),
    );
    if (!mayCall) throw new Refusal(`${where}: no AWS::Lambda::Permission lets the API call ${target.id}.`);
    return { routeKey: properties.RouteKey, target: { function: target, timeoutMs: integration.TimeoutInMillis } };
  });
  return { apiId: api.ref, routes };
}
