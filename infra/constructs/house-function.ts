import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AssetHashType, DockerImage, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  Effect,
  type PolicyStatement,
  Role,
  ServicePrincipal,
  PolicyStatement as Statement,
} from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundleFunction } from '../bundle-function.ts';
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
  addsFiles?: string; // a script that is given the bundle's folder and writes more beside it
};

/** One function: one bundle, one role of its own, one log, one alarm. */
export class HouseFunction extends Construct {
  readonly function: LambdaFunction;
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
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundleOf(props),
      handler: 'index.handler',
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutS),
      environment: onlySet(props.environment),
      role: this.role,
      logGroup,
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

/** Bundled on this machine, and a new version only where the bundle differs. */
const bundleOf = ({ folder, addsFiles }: HouseFunctionProps): Code => {
  const source = join(projectRoot, 'functions', folder);
  return Code.fromAsset(source, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-used'), // the CDK asks for one; `local` answers first
      local: {
        tryBundle(outputDir) {
          bundleFunction(join(source, 'index.ts'), outputDir);
          if (addsFiles) execFileSync(process.execPath, [addsFiles, outputDir], { cwd: projectRoot, stdio: 'inherit' });
          return true;
        },
      },
    },
  });
};
