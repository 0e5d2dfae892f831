import { Duration, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Configs, FunctionName } from '../functions.ts';
import { allow, type Grant } from './grant.ts';
import type { Operations } from './operations.ts';

export type Environment<Config> = { readonly [Variable in keyof Config]: (Config[Variable] & string) | Grant };

/** What sets one stage apart from another. */
export interface Stage<Name extends FunctionName> {
  /** When it fails, who is hurt and how? This is the text of its alarms. */
  readonly impact: string;
  /** Every variable the function declares and no other: a plain value, or a grant that allows its use as well. */
  readonly environment: Environment<Configs[Name]>;
  /** Memory; 512 unless told. Processing power grows with it: that is a third of a processor. */
  readonly megabytes?: number;
  /** How many may run at once; as many as are started unless told. */
  readonly atOnce?: number;
}

export interface PipelineFunctionProps<Name extends FunctionName> extends Stage<Name> {
  readonly name: Name;
  readonly code: Code;
  readonly operations: Operations;
}

/** One stage of the pipeline. It may use what it is granted and write its own log, and nothing else. */
export class PipelineFunction<Name extends FunctionName> extends Construct {
  static readonly timeout = Duration.seconds(30);
  readonly name: Name;
  readonly lambda: Lambda;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps<Name>) {
    super(scope, id);
    const { name, code, operations, impact, megabytes = 512, atOnce } = props;
    const environment: Record<string, string | Grant> = { ...props.environment };
    const log = operations.log(this);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [log.logGroupArn]));
    for (const statement of Object.values(environment).flatMap(allowed)) role.addToPolicy(statement);

    this.name = name;
    this.lambda = new Lambda(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code,
      handler: 'index.handler',
      environment: { ...valuesOf(environment), NODE_OPTIONS: '--enable-source-maps' },
      timeout: PipelineFunction.timeout,
      memorySize: megabytes,
      ...(atOnce !== undefined && { reservedConcurrentExecutions: atOnce }),
      role,
      logGroup: log,
      loggingFormat: LoggingFormat.JSON,
    });
    this.acknowledgeFindings();
    this.pageWhenItFails(operations, impact);
  }

  private acknowledgeFindings(): void {
    Validations.of(this.lambda).acknowledge(
      {
        id: 'Serverless-LambdaDLQ',
        reason: 'Queues have their own; callers over HTTP see the error; a failed tick is made good by the next',
      },
      {
        id: 'Serverless-LambdaTracing',
        reason: 'The correlation id follows a referral through every log; X-Ray would need a permission on everything',
      },
    );
  }

  private pageWhenItFails(operations: Operations, impact: string): void {
    const period = Duration.minutes(5);
    operations.pageWhen({
      name: `The ${this.name} function fails`,
      impact,
      metric: this.lambda.metricErrors({ period }),
      when: { above: 0 },
      silence: 'good',
    });
    operations.pageWhen({
      name: `The ${this.name} function is throttled`,
      runbook: 'A function is throttled',
      impact,
      metric: this.lambda.metricThrottles({ period }),
      when: { above: 0 },
      silence: 'good',
    });
  }
}

/** Whatever its environment: who starts a function need not know what it reads. */
export type AnyFunction = Pick<PipelineFunction<FunctionName>, 'name' | 'lambda'>;

const allowed = (given: string | Grant) => (typeof given === 'string' ? [] : given.allows);

const valuesOf = (environment: Record<string, string | Grant>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, given]) => [name, typeof given === 'string' ? given : given.value]),
  );
