import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readDeployment } from './deployment.ts';
import { RefreshMatchStack } from './stack.ts';

const app = new App({ context: { 'aws:cdk:enable-asset-metadata': true } });
const deployment = readDeployment(app.node);
new RefreshMatchStack(app, `RefreshMatch-${deployment.stage}`, { deployment });
Tags.of(app).add('project', 'refresh-match');
Tags.of(app).add('stage', deployment.stage);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
