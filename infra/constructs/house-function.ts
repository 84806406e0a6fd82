import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  Effect,
  type PolicyStatement,
  Role,
  ServicePrincipal,
  PolicyStatement as Statement,
} from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type ICommandHooks, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Alarms, everyFiveMinutes } from './alarms.ts';

const projectRoot = join(import.meta.dirname, '..', '..');

export type HouseFunctionProps = {
  folder: string; // under functions/; its index.ts exports `handler`
  description: string;
  environment: Record<string, string | undefined>;
  may: PolicyStatement[]; // all that its role allows, besides its own log
  memoryMb: number;
  timeoutS: number;
  alarms: Alarms;
  whoIsHurt: string; // when it fails
  failures?: { periods: number; ofThem: number }; // five-minute periods with a failure; default 2 of 3
  afterBundling?: (outputDir: string) => string[]; // commands that add files beside the bundle
};

/** One function: one ESM file, one role of its own, one log, one alarm. */
export class HouseFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: Role;
  readonly #log: LogGroup;
  readonly #alarms: Alarms;

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#log = logGroup;
    this.#alarms = props.alarms;
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.function = new NodejsFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      projectRoot,
      depsLockFilePath: join(projectRoot, 'package-lock.json'),
      entry: join(projectRoot, 'functions', props.folder, 'index.ts'),
      handler: 'handler',
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutS),
      environment: onlySet(props.environment),
      awsSdkConnectionReuse: false, // the variable is for an SDK older than ours
      role: this.role,
      logGroup,
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        keepNames: true, // stack traces in the log name functions
        externalModules: [], // the SDK that was tested is the SDK that runs
        banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
        ...(props.afterBundling && { commandHooks: hooks(props.afterBundling) }),
      },
    });
    this.allow(
      new Statement({
        effect: Effect.ALLOW,
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn], // it ends in :*, the log's own streams, whose names Lambda chooses
      }),
      ...props.may,
    );
    props.alarms.add(`${id}Fails`, {
      metric: this.function.metricErrors({ period: everyFiveMinutes, statistic: 'Sum' }),
      atLeast: 1,
      ...(props.failures ?? { periods: 3, ofThem: 2 }),
      whoIsHurt: props.whoIsHurt,
    });
  }

  /** An alarm on a line that the function logs with this code: something that should never be. */
  alarmOn(code: string, whoIsHurt: string): void {
    const filter = this.#log.addMetricFilter(code, {
      metricNamespace: `RefreshMatch/${Stack.of(this).stackName}`,
      metricName: code,
      filterPattern: FilterPattern.stringValue('$.code', '=', code),
      metricValue: '1',
    });
    this.#alarms.add(`${this.node.id}-${code}`, {
      metric: filter.metric({ period: everyFiveMinutes, statistic: 'Sum' }),
      atLeast: 1,
      whoIsHurt,
    });
  }

  allow(...statements: PolicyStatement[]): void {
    for (const statement of statements) this.role.addToPolicy(statement);
  }
}

const onlySet = (variables: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter((pair): pair is [string, string] => pair[1] !== undefined));

const hooks = (afterBundling: (outputDir: string) => string[]): ICommandHooks => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_inputDir, outputDir) => afterBundling(outputDir),
});
