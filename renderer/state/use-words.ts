import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Translate } from '#contract/locales/translate.ts';

/** The words of the agent's language; redraws when it changes. */
export function useWords(): Translate {
  const { t } = useTranslation();
  return useMemo(
    (): Translate =>
      (key, values = {}) =>
        t(key, values),
    [t],
  );
}
