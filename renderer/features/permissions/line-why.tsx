import { Ban, Check, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LineAdvice, LineVerdict } from '#contract/line-advice.ts';
import type { LineId } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { priceText } from '../billing/money.ts';
import './line-why.css';

const ICONS: Record<LineVerdict, LucideIcon> = { good: Check, careful: TriangleAlert, blocked: Ban };

export interface LineWhyProps {
  /** As `useLineAdvice` tells it. */
  readonly advice: readonly LineAdvice[] | null;
  /** The line that is chosen now. */
  readonly lineId: LineId | null;
  readonly onChoose: (lineId: LineId) => void;
}

/** What a call on the chosen line would meet, and a better line where there is one. Nothing while it is not known. */
export function LineWhy({ advice, lineId, onChoose }: LineWhyProps): ReactElement | null {
  const t = useWords();
  const { lines, settings } = useAppState();
  const chosen = advice?.find((one) => one.lineId === lineId);
  const best = advice?.[0];
  if (chosen === undefined || best === undefined) return null;
  const Icon = ICONS[chosen.verdict];
  const better = best.lineId !== chosen.lineId && best.verdict !== chosen.verdict ? best : null;
  const label = lines.find(({ id }) => id === better?.lineId)?.label ?? '';
  return (
    <div className="line-why" role="status" aria-label={t('advice.title')}>
      <p className={`line-why-words line-why-${chosen.verdict}`}>
        <Icon size={16} aria-hidden />
        <span>
          <span className="line-why-verdict">{t(`advice.verdict.${chosen.verdict}`)}</span>
          {': '}
          {reasonsText(chosen, { t, language: settings.language })}
        </span>
      </p>
      {better === null ? null : (
        <Button
          kind="quiet"
          onPress={() => {
            onChoose(better.lineId);
          }}
        >
          {t('advice.use', { line: label })}
        </Button>
      )}
    </div>
  );
}

/** The two weightiest reasons, in one breath. */
export function reasonsText(
  { reasons, perMinuteMicros, currency }: LineAdvice,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string {
  const price = perMinuteMicros === null || currency === null ? '' : priceText(perMinuteMicros, { currency, language });
  const said = reasons.filter((reason) => reason !== 'costs').slice(0, 2);
  const all = reasons.includes('costs') ? [...said, 'costs' as const] : said;
  return all.map((reason) => t(`advice.reasons.${reason}`, { price })).join(', ');
}
