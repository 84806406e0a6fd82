import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { State } from './state.ts';

type LoadSamples = (options: {
  origin: string;
  token(personId: string): Promise<string>;
  today: string;
}) => Promise<void>;

/** The sample data of the first start. A load that was cut short is done again: it repeats its own requests safely. */
export async function loadSamplesOnce(state: State, options: Parameters<LoadSamples>[0]): Promise<void> {
  const file = join(import.meta.dirname, 'sample', 'load.ts');
  if (state.get('samples') === 'loaded' || !existsSync(file)) return;
  const { loadSamples } = (await import(pathToFileURL(file).href)) as { loadSamples: LoadSamples };
  await loadSamples(options);
  state.set('samples', 'loaded');
}
