import type { Report } from './figures.ts';
import { FUNCTION_MEMORY_MB, openStage, short } from './stage.ts';
import { publishEach } from './workloads/fanning.ts';
import { takeUnits } from './workloads/searching.ts';

/** One space published in the middle of a capital which suits every need there: each told, best first, mails in turn. */
export const runCapital = async (report: Report, needs: number): Promise<void> => {
  const stage = await openStage({ seed: 1, spaces: 1, needs, grows: 'capital' });
  const service = await stage.startService();
  const [told] = await publishEach(service, stage.candidates);
  const size = `1 space, ${short(needs)} needs`;
  const figure = (what: string, value: number, unit: string, more: object = {}) =>
    report.figures.push({ workload: 'capital', size, what, value, unit, ...more });
  const { ms, units, messages, isBestFirst, mails, mostMailsASecond } = told!;
  figure('needs told', told!.needs, '', { bar: `${needs}`, reached: told!.needs === needs });
  figure('messages of the queue', messages, '', { note: 'one after the other' });
  figure('the best come first', isBestFirst ? 1 : 0, '', { bar: '1', reached: isBestFirst });
  figure('from the write to the last notification', ms / 1000, 's');
  figure('the same for each need told', ms / told!.needs, 'ms');
  figure('read units for each need told', units.read / told!.needs, 'RU');
  figure('write units for each need told', units.write / told!.needs, 'WU');
  const note = `${mails} within the 15 minutes that a queue holds a message back; the others are due later, by the clock`;
  figure('mails due in one second, most', mostMailsASecond, '', { bar: '≤ 14', reached: mostMailsASecond <= 14, note });
  const peakMb = (await takeUnits(service)).peakRssBytes / 2 ** 20;
  figure('memory, most', peakMb, 'MB', { bar: `≤ ${FUNCTION_MEMORY_MB}`, reached: peakMb <= FUNCTION_MEMORY_MB });
  report.notes.push(`${size}: calls ${JSON.stringify(units.byCommand)}`);
  await service.stop();
  await stage.stop();
};
