import { firstSettings, settingsSchema } from '#shared/domain/settings.ts';
import type { SettingsStore } from '../event-ports.ts';
import { onlyOver } from './changes.ts';
import { settingsKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

export const dynamoSettingsStore = (table: DynamoTable): SettingsStore => ({
  async find(personId) {
    const row = await table.get(settingsKey(personId));
    return row ? settingsSchema.parse(row['data']) : firstSettings(personId);
  },
  async recall(personIds) {
    const rows = await table.getMany(personIds.map(settingsKey), { consistent: false });
    const found = new Map(rows.map((row) => [row.pk, settingsSchema.parse(row['data'])]));
    return personIds.map((personId) => found.get(settingsKey(personId).pk) ?? firstSettings(personId));
  },
  put: (settings) =>
    table.put(
      { ...settingsKey(settings.personId), version: settings.version, data: settings },
      onlyOver(settings.version - 1),
    ),
});
