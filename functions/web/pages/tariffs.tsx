import type { Space, Tariff } from '#shared/domain/space.ts';
import { codeNames } from '#shared/i18n/code-name.ts';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';

/** "120 € a month"; null where the amount is not known. */
export const tariffText = ({ t }: View, { per, of, currency }: Tariff, cents: number | null): string | null => {
  if (cents === null) return null;
  if (cents === 0) return t.t('room.none');
  return t.t('room.tariff', { amount: t.money(cents, currency), unit: t.t(`room.tariff.${per}.${of}`) });
};

/** Each tariff with what it includes; a row says that nothing is known where there is none. */
export const Tariffs = ({ view, space }: { view: View; space: Space }) => {
  const { t } = view;
  const { tariffs, includes, depositCents, noticeDays, vatIncluded } = space;
  const known = (text: string | null) => text ?? <Unknown view={view} />;
  const included =
    includes === null
      ? null
      : includes.length === 0
        ? t.t('room.none')
        : t.list(includes.map((code) => t.t(`room.includes.${code}`)));
  const currency = tariffs?.[0]?.currency ?? 'EUR';
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t.t('room.for')}</th>
          <th scope="col">{t.t('room.rent')}</th>
          <th scope="col">{t.t('room.charges')}</th>
          <th scope="col">{t.t('room.included')}</th>
        </tr>
      </thead>
      <tbody>
        {(tariffs?.length ? tariffs : [null]).map((tariff) => (
          <tr>
            <th scope="row">{tariff?.for ? t.list(codeNames(t, 'actorKind', tariff.for)) : t.t('room.everyone')}</th>
            <td data-name={t.t('room.rent')}>{known(tariff && tariffText(view, tariff, tariff.rentCents))}</td>
            <td data-name={t.t('room.charges')}>{known(tariff && tariffText(view, tariff, tariff.chargesCents))}</td>
            <td data-name={t.t('room.included')}>{known(included)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t.t('room.deposit')}</th>
          <td colspan={3}>
            {known(
              depositCents === null ? null : depositCents === 0 ? t.t('room.none') : t.money(depositCents, currency),
            )}
          </td>
        </tr>
        {noticeDays !== null && (
          <tr>
            <th scope="row">{t.t('room.notice')}</th>
            <td colspan={3}>{t.t('room.days', { count: noticeDays })}</td>
          </tr>
        )}
        {vatIncluded !== null && (
          <tr>
            <th scope="row">{t.t('room.vat')}</th>
            <td colspan={3}>{t.t(vatIncluded ? 'room.vatIn' : 'room.vatOn')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
};
