import { Ban, Check, ChevronDown, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import type { LineVerdict } from '#contract/line-advice.ts';
import type { Line } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { classNames } from '../../ui/class-names.ts';
import { SelectOption } from '../../ui/select-option.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { useMomentOfDay } from '../permissions/use-moment.ts';
import { lineWords } from './line-words.ts';
import type { LineWords } from './line-words.ts';
import type { ChosenLine } from './use-line-choice.ts';
import '../../ui/popover.css';
import '../../ui/select.css';
import '../../ui/text-field.css';
import './line-chooser.css';

export const VERDICT_ICONS: Record<LineVerdict, LucideIcon> = { good: Check, careful: TriangleAlert, blocked: Ban };

/** The lines for whoever is to be called, each with its reason. None is switched off: the agent may know more than we do. */
export function LineChooser({ chosen }: { readonly chosen: ChosenLine }): ReactElement {
  const t = useWords();
  const { lines } = useAppState();
  const wording = useMomentOfDay();
  const { line, advice, replaced } = chosen;
  const options = lines.map((one) => ({
    id: one.id,
    line: one,
    words: lineWords(one, advice, { t, wording }),
  }));
  return (
    <Select
      className={classNames('field line-chooser', replaced !== null && 'line-changed')}
      selectedKey={line?.id ?? null}
      placeholder={t('dial.chooseLine')}
      onOpenChange={(isOpen) => {
        if (isOpen) chosen.lookedAt();
      }}
      onSelectionChange={(key) => {
        const picked = lines.find(({ id }) => id === key);
        if (picked !== undefined) chosen.pick(picked.id);
      }}
    >
      <Label className="field-label visually-hidden">{t('dial.line')}</Label>
      <Button className="select-button">
        <SelectValue className="select-value">
          {() =>
            line === null ? (
              t('dial.chooseLine')
            ) : (
              <>
                <span className="select-mark">
                  <Swatch colour={line.colour} />
                </span>
                <span className="select-words">
                  <span className="select-label">{line.label}</span>
                  <span className="select-about">{t(`lineKind.${line.kind}`)}</span>
                </span>
              </>
            )
          }
        </SelectValue>
        <ChevronDown size={18} aria-hidden className="select-arrow" />
      </Button>
      <Popover className="popover select-popover" offset={4}>
        <ListBox className="select-list" items={options} dependencies={[advice]}>
          {({ line: one, words }) => (
            <SelectOption
              id={one.id}
              label={one.label}
              mark={<Swatch colour={one.colour} />}
              about={<Description line={one} words={words} />}
              className="line-option"
              // Who takes the line that stands there means it: what is advised later must not lead away from it.
              onTake={() => {
                chosen.pick(one.id);
              }}
            />
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Read out after the name, as one text: its kind, what a call would meet, what to do. */
function Description({ line, words: { verdict, why, toDo } }: { readonly line: Line; readonly words: LineWords }): ReactElement {
  const t = useWords();
  const Icon = VERDICT_ICONS[verdict];
  return (
    <Text slot="description" className="line-option-about">
      {t(`lineKind.${line.kind}`)}
      {why === '' ? null : (
        <>
          <span className="visually-hidden">. </span>
          <span className={`line-option-why line-option-${verdict}`}>
            <Icon size={14} aria-hidden />
            <span>
              {verdict === 'good' ? null : <strong>{t(`advice.verdict.${verdict}`)}: </strong>}
              {why}
            </span>
          </span>
        </>
      )}
      {toDo === null ? null : (
        <>
          <span className="visually-hidden">. </span>
          <span className="line-option-step">{toDo}</span>
        </>
      )}
    </Text>
  );
}
