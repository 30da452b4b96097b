import type { ReactElement } from 'react';
import type { CostTotal, LineCost } from '#contract/billing.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { moneyText } from './money.ts';
import { PriceTableCard } from './price-table-card.tsx';
import './billing.css';

/** What this station's calls have cost, today and this month, by the administrator's table. */
export function CostPanel(): ReactElement {
  const t = useWords();
  const { billing } = useAppState();
  return (
    <div className="costs">
      <p className="field-about">{t('billing.about')}</p>
      <div className="cost-totals">
        <Total title={t('billing.today')} total={billing.today} />
        <Total title={t('billing.month')} total={billing.month} />
      </div>
      {billing.lines.length === 0 ? null : <ByLine lines={billing.lines} />}
      <PriceTableCard />
    </div>
  );
}

function Total({ title, total }: { readonly title: string; readonly total: CostTotal }): ReactElement {
  const t = useWords();
  const { billing, settings } = useAppState();
  const { language } = settings;
  return (
    <section className="cost-total" aria-label={title}>
      <p>{title}</p>
      <p className="cost-sum">{billing.table === null ? '–' : moneyText(total.micros, { currency: billing.table.currency, language })}</p>
      <p>
        {t('billing.calls', { count: total.calls })}
        {total.pulses === 0 ? null : `, ${t('billing.pulses', { count: total.pulses })}`}
      </p>
      {billing.table === null || total.unpricedPulses === 0 ? null : <p>{t('billing.unpricedPulses', { count: total.unpricedPulses })}</p>}
    </section>
  );
}

function ByLine({ lines }: { readonly lines: readonly LineCost[] }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { table } = state.billing;
  const figure = ({ micros, pulses }: CostTotal): string =>
    table === null
      ? t('billing.pulses', { count: pulses })
      : moneyText(micros, { currency: table.currency, language: state.settings.language });
  return (
    <section aria-label={t('billing.byLine')}>
      <h2 className="cost-heading">{t('billing.byLine')}</h2>
      <table className="cost-table">
        <thead>
          <tr>
            <th scope="col">{t('billing.line')}</th>
            <th scope="col" className="cost-figure">
              {t('billing.today')}
            </th>
            <th scope="col" className="cost-figure">
              {t('billing.month')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ lineId, lineLabel, today, month }) => {
            const isPractice = state.lines.some(({ id, origin }) => id === lineId && origin === 'practice');
            return (
              <tr key={lineId}>
                <td>
                  {lineLabel}
                  {isPractice ? ` (${t('billing.exercise')})` : ''}
                </td>
                <td className="cost-figure">{figure(today)}</td>
                <td className="cost-figure">{figure(month)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
