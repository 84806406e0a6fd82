import type { Clock } from './clock.ts';
import type { EventSources } from './event-sources.ts';
import type { LocalFunction } from './functions.ts';
import { type Html, html, page, sendHtml, sendJson } from './html.ts';
import type { OwnPages } from './http.ts';
import type { Queues } from './queues.ts';
import type { Schedule } from './schedules.ts';

type Shown = {
  clock: Clock;
  functions: readonly LocalFunction[];
  queues: Queues;
  sources: EventSources;
  schedules: readonly Schedule[];
};

/** /dev: what runs here; /dev.json the same for programs. */
export function devPage(shown: Shown): OwnPages {
  return (_request, response, path) => {
    if (path === '/dev.json') sendJson(response, 200, overview(shown));
    else if (path === '/dev' || path === '/dev/') sendHtml(response, 200, overviewPage(overview(shown)));
    else if (path.startsWith('/dev/'))
      sendHtml(response, 404, page('Nothing here', html`<p><a href="/dev">What runs here</a></p>`));
    else return false;
    return true;
  };
}

function overview({ clock, functions, queues, sources, schedules }: Shown) {
  const deadLetters = new Set(queues.all.map(({ redrive }) => redrive?.to));
  const feeds = [
    ...sources.streams.map(({ id, target }) => ({ functionId: target.id, by: id })),
    ...sources.queues.map(({ id, target }) => ({ functionId: target.id, by: id })),
    ...schedules.map(({ id, target }) => ({ functionId: target.id, by: id })),
  ];
  return {
    clock: { now: clock.now().toISOString(), offsetMs: clock.offsetMs },
    functions: functions.map((one) => ({
      id: one.id,
      running: one.running(),
      ...one.counts(),
      fedBy: feeds.filter(({ functionId }) => functionId === one.id).map(({ by }) => by),
    })),
    queues: queues.all.map((queue) => ({
      id: queue.id,
      holdsDeadLetters: deadLetters.has(queue.arn) || !sources.queues.some((poller) => poller.queue === queue),
      ...queues.depth(queue),
    })),
    schedules: schedules.map((one) => ({
      id: one.id,
      expression: one.expression,
      lastAt: one.lastAt().toISOString(),
      nextAt: one.nextAt().toISOString(),
    })),
  };
}

function overviewPage(shown: ReturnType<typeof overview>): Html {
  const table = (heads: string[], rows: (string | number)[][]) =>
    html`<table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>${rows.map(
      (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody></table>`;
  const queueRows = (deadLetters: boolean) =>
    shown.queues
      .filter(({ holdsDeadLetters }) => holdsDeadLetters === deadLetters)
      .map((one) => [one.id, one.ready, one.delayed, one.beingWorkedOn, one.waitingForRetry]);
  const states = ['Queue', 'Ready', 'Delayed', 'Being worked on', 'Waiting for a retry'];
  const clock = shown.clock.offsetMs === 0 ? 'as this machine' : 'set by NOW';
  return page(
    'What runs here',
    html`<p><a href="/dev/mail">Mail</a> · <a href="/v1/docs">API</a> · <a href="/oidc/.well-known/openid-configuration">Issuer</a></p>
<p>The service's clock: ${shown.clock.now} (${clock})</p>
<h2>Functions</h2>${table(
      ['Function', 'Fed by', 'Running', 'Calls', 'Failed'],
      shown.functions.map((one) => [one.id, one.fedBy.join(', ') || 'HTTP', one.running, one.calls, one.failures]),
    )}
<h2>Queues</h2>${table(states, queueRows(false))}
<h2>Dead letters</h2>${table(states, queueRows(true))}
<h2>Schedules</h2>${table(
      ['Schedule', 'When', 'Last', 'Next'],
      shown.schedules.map((one) => [one.id, one.expression, one.lastAt, one.nextAt]),
    )}`,
  );
}
