import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';

/** Figures with their units as people of the language write them; null where nothing is known. */
export interface QualityFormat {
  count(value: number | null): string | null;
  score(value: number | null): string | null;
  milliseconds(value: number | null): string | null;
  percent(value: number | null): string | null;
  /** `0 kB`, `2.0 MB`. */
  amount(bytes: number): string;
  number(value: number, options: Intl.NumberFormatOptions): string;
}

export function qualityFormat({ t, language }: { readonly t: Translate; readonly language: Language }): QualityFormat {
  const number = (value: number, options: Intl.NumberFormatOptions): string => new Intl.NumberFormat(language, options).format(value);
  const whole = (value: number): string => number(value, { maximumFractionDigits: 0 });
  const oneDecimal = (value: number): string => number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    number,
    count: (value) => (value === null ? null : whole(value)),
    score: (value) => (value === null ? null : oneDecimal(value)),
    milliseconds: (value) => (value === null ? null : t('quality.milliseconds', { value: whole(value) })),
    percent: (value) => (value === null ? null : t('quality.percent', { value: oneDecimal(value) })),
    amount: (bytes) =>
      bytes < 1_000_000
        ? t('quality.kilobytes', { value: whole(bytes / 1_000) })
        : t('quality.megabytes', { value: oneDecimal(bytes / 1_000_000) }),
  };
}
