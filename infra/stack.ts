import { CfnOutput, Duration, Stack, Tags } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type {
  apiEnvSchema,
  dispatcherEnvSchema,
  EnvOf,
  mailEventsEnvSchema,
  mailerEnvSchema,
  matcherEnvSchema,
  routerEnvSchema,
  sweeperEnvSchema,
  webEnvSchema,
} from '#shared/config/env.ts';
import { Alarms } from './constructs/alarms.ts';
import { DataTable } from './constructs/data-table.ts';
import { QueueFunction, ScheduledFunction, StreamFunction } from './constructs/event-function.ts';
import { HttpFunction, PublicApi } from './constructs/http-function.ts';
import { MailChannel } from './constructs/mail-channel.ts';
import { Overview } from './constructs/overview.ts';
import { SignIn } from './constructs/sign-in.ts';
import { ParkingQueue, WorkQueue } from './constructs/work-queue.ts';
import type { Deployment } from './deployment.ts';

/** Rows whose change can matter to a match or to its people: the ends of the rule, the calendar, who belongs where, what was asked and answered. */
const rowsThatMatter = {
  dynamodb: {
    Keys: {
      sk: {
        S: [
          'SITE',
          'SPACE',
          'NEED',
          'ACTOR',
          'CALENDAR',
          'INVITATION',
          'APPLICATION',
          'MEMBERINVITE',
          { prefix: 'MEMBER#' },
        ],
      },
    },
  },
};

/** Everything one stage has in the account. */
export class RefreshMatchStack extends Stack {
  constructor(scope: Construct, id: string, { deployment }: { deployment: Deployment }) {
    super(scope, id, {
      env: { region: deployment.region },
      description: 'REFREsh Match: links people who make things with empty rooms that deserve it',
    });
    const STAGE = deployment.stage;
    Tags.of(this).add('project', 'refresh-match');
    Tags.of(this).add('stage', STAGE);
    const alarms = new Alarms(this, 'Alarms', { alarmMail: deployment.alarmMail });
    const data = new DataTable(this, 'Data');
    const TABLE_NAME = data.table.tableName;

    const matchQueue = new WorkQueue(this, 'MatchQueue', {
      alarms,
      workerTimeoutS: matcherTimeoutS,
      lateAfterMinutes: 15,
      late: 'people who opened a need and managers who published a space: their matches come late.',
      parked: 'the two sides of some need or space: their match was given up on and nobody was told.',
    });
    const mailQueue = new WorkQueue(this, 'MailQueue', {
      alarms,
      workerTimeoutS: mailerTimeoutS,
      lateAfterMinutes: 15,
      late: 'people who chose instant mail: it comes late (they see everything in the service itself).',
      parked: 'some person whose mail was given up on; they see its content in the service only.',
    });
    const mailEventsQueue = new WorkQueue(this, 'MailEventsQueue', {
      alarms,
      workerTimeoutS: mailEventsTimeoutS,
      lateAfterMinutes: 30,
      late: 'people whose address bounced or who complained: we may go on mailing them.',
      parked: 'people whose address bounced or who complained: we did not take note of it.',
    });
    const routerDlq = new ParkingQueue(this, 'RouterDlq', {
      alarms,
      whoIsHurt: 'the two sides of some need or space: its change was not looked at, until the daily sweep.',
    });
    const scheduleDlq = new ParkingQueue(this, 'ScheduleDlq', {
      alarms,
      whoIsHurt: 'people who wait for a digest, a reminder or the end of something: a round of the clock was lost.',
    });

    const publicApi = new PublicApi(this, 'Public', { alarms, deployment });
    const PUBLIC_ORIGIN = publicApi.origin;
    const signIn = new SignIn(this, 'SignIn', { deployment, origin: PUBLIC_ORIGIN });
    const mail = new MailChannel(this, 'Mail', {
      mailIdentity: deployment.mailIdentity,
      events: mailEventsQueue,
      alarms,
    });
    const toMatcher = { MATCH_QUEUE_URL: matchQueue.queue.queueUrl };
    const MAILS_PER_S = String(deployment.mailsPerS);
    const toMailer = { MAIL_QUEUE_URL: mailQueue.queue.queueUrl };

    const api = new HttpFunction(this, 'Api', {
      folder: 'api',
      description: 'Answers the requests of programs, under /v1',
      environment: {
        STAGE,
        TABLE_NAME,
        PUBLIC_ORIGIN,
        ISSUER: signIn.issuer,
        CLIENT_ID: signIn.clientId,
      } satisfies EnvOf<typeof apiEnvSchema>,
      may: [data.readWrite(), data.query('byList', 'byDue')],
      memoryMb: 1024,
      timeoutS: 15,
      alarms,
      whoIsHurt: 'programs that use the service right now: their requests fail.',
      addsFiles: 'functions/api/write-openapi.ts',
      publicApi,
      paths: ['/v1/{proxy+}'],
    });
    const web = new HttpFunction(this, 'Web', {
      folder: 'web',
      description: 'The pages, and their static files',
      environment: {
        STAGE,
        TABLE_NAME,
        PUBLIC_ORIGIN,
        ISSUER: signIn.issuer,
        CLIENT_ID: signIn.clientId,
        OPERATOR_NAME: deployment.operator.name,
        OPERATOR_ADDRESS: deployment.operator.address,
        OPERATOR_MAIL: deployment.operator.mail,
        TILES: deployment.tiles,
      } satisfies EnvOf<typeof webEnvSchema>,
      may: [data.readWrite(), data.query('byList', 'byDue')],
      memoryMb: 1024,
      timeoutS: 15,
      alarms,
      whoIsHurt: 'people using the service right now: pages fail.',
      addsFiles: 'functions/web/write-assets.ts',
      publicApi,
      paths: ['/', '/{proxy+}'],
    });
    const router = new StreamFunction(this, 'Router', {
      folder: 'router',
      description: 'Turns changes in the table into work for the matcher',
      environment: { STAGE, ...toMatcher } satisfies EnvOf<typeof routerEnvSchema>,
      may: [matchQueue.send()],
      memoryMb: 256,
      timeoutS: 30,
      alarms,
      whoIsHurt: 'people who opened a need and managers who published a space: their matches come late.',
      table: data,
      parking: routerDlq,
      batchSize: 100,
      filters: [rowsThatMatter],
    });
    const matcher = new QueueFunction(this, 'Matcher', {
      folder: 'matcher',
      description: 'Judges the pairs a change can touch, and notes who is to be told',
      environment: { STAGE, TABLE_NAME, ...toMatcher, ...toMailer, MAILS_PER_S } satisfies EnvOf<
        typeof matcherEnvSchema
      >,
      may: [data.readWrite(), data.writeMany(), data.query('byList', 'byDue'), matchQueue.send(), mailQueue.send()],
      memoryMb: 1024,
      timeoutS: matcherTimeoutS,
      alarms,
      whoIsHurt: 'both sides of new matches: they are not told until it works again.',
      queue: matchQueue,
      batchSize: 10,
      atOnce: 10,
    });
    const mailer = new QueueFunction(this, 'Mailer', {
      folder: 'mailer',
      description: 'Writes and sends mail, each claim once',
      environment: {
        STAGE,
        TABLE_NAME,
        ...toMailer,
        MAIL_FROM: `REFREsh Match <${deployment.mailFrom}>`,
        CONFIGURATION_SET: mail.configurationSetName,
        MAIL_GAP_MS: String(Math.ceil((1000 * mailersAtOnce) / deployment.mailsPerS)),
        PUBLIC_ORIGIN,
      } satisfies EnvOf<typeof mailerEnvSchema>,
      may: [data.readWrite(), data.query('byList', 'byDue'), mailQueue.send(), mail.send()],
      memoryMb: 512,
      timeoutS: mailerTimeoutS,
      alarms,
      whoIsHurt: 'people who chose to be mailed: no mail leaves.',
      queue: mailQueue,
      batchSize: 5,
      atOnce: mailersAtOnce,
    });
    const mailEvents = new QueueFunction(this, 'MailEvents', {
      folder: 'mail-events',
      description: 'Closes claims of sent mail; stops mail to addresses that bounce or complain',
      environment: { STAGE, TABLE_NAME } satisfies EnvOf<typeof mailEventsEnvSchema>,
      may: [data.readWrite()],
      memoryMb: 256,
      timeoutS: mailEventsTimeoutS,
      alarms,
      whoIsHurt: 'people whose address bounced or who complained: we go on mailing them.',
      queue: mailEventsQueue,
      batchSize: 10,
      atOnce: 2,
    });
    const byTheClock = {
      environment: { STAGE, TABLE_NAME, ...toMatcher, ...toMailer, MAILS_PER_S } satisfies EnvOf<
        typeof dispatcherEnvSchema
      > &
        EnvOf<typeof sweeperEnvSchema>,
      may: [data.readWrite(), data.query('byDue'), matchQueue.send(), mailQueue.send()],
      alarms,
      parking: scheduleDlq,
    };
    const dispatcher = new ScheduledFunction(this, 'Dispatcher', {
      ...byTheClock,
      folder: 'dispatcher',
      description: 'Every minute: sends off what is due',
      memoryMb: 256,
      timeoutS: 50, // done before the next minute's call
      whoIsHurt: 'people who wait for a digest or an instant mail: it comes late.',
      schedule: Schedule.rate(Duration.minutes(1)),
      retries: 0, // the next minute does it
      tooLateAfter: Duration.minutes(5),
    });
    const sweeper = new ScheduledFunction(this, 'Sweeper', {
      ...byTheClock,
      folder: 'sweeper',
      description: 'Every night: ends what is over, repairs what an event missed',
      memoryMb: 512,
      timeoutS: 600,
      whoIsHurt: 'people with a need or an application that should have ended, and those an event missed.',
      failures: { periods: 1, ofThem: 1 },
      schedule: Schedule.cron({ minute: '0', hour: '3' }), // UTC
      retries: 2,
      tooLateAfter: Duration.hours(6),
    });

    sweeper.alarmOn(
      'events_were_missed',
      'both sides of some matches: they were told a night late, and nobody knows why.',
    );
    dispatcher.alarmOn(
      'mail_claim_lapsed',
      'some person whose mail may or may not have left: its content comes with the next digest.',
    );

    new Overview(this, 'Overview', {
      alarms,
      publicApi,
      table: data,
      functions: { api, web, router, matcher, mailer, mailEvents, dispatcher, sweeper },
      queues: { match: matchQueue, mail: mailQueue, mailEvents: mailEventsQueue },
    });
    new CfnOutput(this, 'TableName', { value: TABLE_NAME });
  }
}

const matcherTimeoutS = 60;
const mailerTimeoutS = 60;
const mailersAtOnce = 2; // the fewest that Lambda allows for a queue: each sends half of what SES takes
const mailEventsTimeoutS = 30;
