import type { Site } from '#shared/domain/site.ts';
import { FreeTextParagraphs } from '#shared/web/free-text.tsx';
import { Hazard, Protection } from '#shared/web/notice.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';

export const risksKnown = ({ hazards, protection }: Site): boolean => hazards !== null || protection !== null;

/** Hazards first, then what is protected: both before any price. */
export const Risks = ({ view, site }: { view: View; site: Site }) => {
  const { t } = view;
  return (
    <>
      {site.hazards && (
        <Hazard>
          <FreeTextParagraphs view={view} text={site.hazards} />
        </Hazard>
      )}
      {site.protection && (
        <Protection>
          <p>
            <strong>{t.t(`house.protection.${site.protection}`)}</strong>
          </p>
          {site.protectionForbids ? (
            <FreeTextParagraphs view={view} text={site.protectionForbids} />
          ) : (
            site.protection !== 'none' && (
              <p>
                {t.t('house.forbids')} <Unknown view={view} />.
              </p>
            )
          )}
        </Protection>
      )}
    </>
  );
};
