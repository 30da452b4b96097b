import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Clip, Consent } from '#contract/recording.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';

export interface ConsentDialogProps {
  readonly isOpen: boolean;
  /** The notice that can be played; null: only the agent can ask. */
  readonly clip: Clip | null;
  readonly onClose: () => void;
  readonly onConsent: (consent: Consent) => void;
}

/** How the customer agrees: by the notice, or by word, which the agent ticks. Nothing is recorded before. */
export function ConsentDialog({ isOpen, clip, onClose, onConsent }: ConsentDialogProps): ReactElement {
  const t = useWords();
  return (
    <Dialog isOpen={isOpen} title={t('capture.recordLong')} closeLabel={t('common.close')} onClose={onClose}>
      <p>{t('capture.consentAbout')}</p>
      {clip === null ? null : (
        <div className="consent-clip">
          <Button
            kind="primary"
            wide
            onPress={() => {
              onConsent('clip');
            }}
          >
            {t('capture.consentClip')}
          </Button>
          <p className="field-about">{t('capture.consentClipAbout', { name: clip.name })}</p>
        </div>
      )}
      <SpokenConsent isPrimary={clip === null} onConsent={onConsent} />
    </Dialog>
  );
}

/** Unticked each time the dialog opens, because it is about this call. */
function SpokenConsent({ isPrimary, onConsent }: { readonly isPrimary: boolean } & Pick<ConsentDialogProps, 'onConsent'>): ReactElement {
  const t = useWords();
  const [isGiven, setGiven] = useState(false);
  return (
    <>
      <Switch label={t('capture.consentSpoken')} about={t('capture.consentSpokenAbout')} isOn={isGiven} onChange={setGiven} />
      <Button
        kind={isPrimary ? 'primary' : 'neutral'}
        wide
        isDisabled={!isGiven}
        onPress={() => {
          onConsent('spoken');
        }}
      >
        {t('capture.start')}
      </Button>
    </>
  );
}
