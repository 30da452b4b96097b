import { Check, CircleDashed, Smartphone, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { formatPhone } from '#contract/format-phone.ts';
import type { Line } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useAreaLock } from '../settings/use-area-lock.ts';
import { linesInSetup, numberProofs } from './setup-view.ts';
import type { Proof } from './setup-view.ts';

const ICONS: Record<Proof, LucideIcon> = { good: Check, waiting: CircleDashed, bad: TriangleAlert };
const BAD = { key: 'wizard.number.keyRejected', connection: 'wizard.number.closed', calling: 'wizard.number.disabled' } as const;

/** What the service says of each number, by its own evidence. */
export function NumberStep(): ReactElement {
  const t = useWords();
  const { lines } = useAppState();
  const areKept = useAreaLock('lines') !== null;
  const shown = linesInSetup(lines);
  if (shown.length === 0) {
    return (
      <EmptyState
        icon={<Smartphone size={28} />}
        title={t('wizard.number.none')}
        advice={t(areKept ? 'policyAreas.noLine' : 'wizard.number.noneAdvice')}
      />
    );
  }
  return (
    <ul className="wizard-lines">
      {shown.map((line) => (
        <LineProofs key={line.id} line={line} />
      ))}
    </ul>
  );
}

function LineProofs({ line }: { readonly line: Line }): ReactElement {
  const t = useWords();
  const proofs = numberProofs(line);
  return (
    <li className="wizard-line">
      <p className="wizard-line-name">
        <Swatch colour={line.colour} />
        <span>{line.label}</span>
        <span className="field-about">{line.number === null ? t('lines.numberUnknown') : formatPhone(line.number)}</span>
      </p>
      <p className="field-about">{t(`lineKind.${line.kind}`)}</p>
      <ul className="wizard-proofs">
        {(['key', 'connection', 'calling'] as const).map((name) => {
          const proof = proofs[name];
          const Icon = ICONS[proof];
          const words = proof === 'good' ? t('wizard.number.good') : proof === 'bad' ? t(BAD[name]) : t('wizard.number.waiting');
          return (
            <li key={name} className={`wizard-proof wizard-${proof}`}>
              <Icon size={16} aria-hidden />
              {t(`wizard.number.${name}`)}: {words}
            </li>
          );
        })}
      </ul>
      {line.status.state === 'unreachable' ? <ErrorNote error={line.status.error} kind="attention" stays /> : null}
    </li>
  );
}
