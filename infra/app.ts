import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readDeployment } from './deployment.ts';
import { RefreshMatchStack } from './stack.ts';

const app = new App({
  analyticsReporting: false, // the template is the same for everybody
  context: { 'aws:cdk:enable-asset-metadata': true }, // names each function's bundle in the template
});
const deployment = readDeployment(app.node);
new RefreshMatchStack(app, `RefreshMatch-${deployment.stage}`, { deployment });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
