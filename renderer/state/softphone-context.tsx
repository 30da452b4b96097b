import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider } from 'react-i18next';
import type { AppState } from '#contract/app-state.ts';
import type { SoftphoneBridge } from '#contract/bridge.ts';
import { createWords } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import type { ClockAnchor } from './clock-anchor.ts';
import type { Replica, ReplicaView } from './replica.ts';

interface Softphone {
  readonly bridge: SoftphoneBridge;
  readonly state: AppState;
  readonly clock: ClockAnchor;
}

const SoftphoneContext = createContext<Softphone | null>(null);

export interface SoftphoneProviderProps {
  readonly bridge: SoftphoneBridge;
  readonly replica: Replica;
  /** What stands while there is no state: at first start, or when main does not answer. */
  readonly renderWaiting: (view: Exclude<ReplicaView, { status: 'live' }>) => ReactNode;
  readonly children: ReactNode;
}

/** Gives the views the newest AppState, the bridge, and the words of the chosen language. */
export function SoftphoneProvider({ bridge, replica, renderWaiting, children }: SoftphoneProviderProps): ReactElement {
  const view = useSyncExternalStore(replica.subscribe, replica.read);
  const settings = view.status === 'live' ? view.state.settings : null;
  const language: Language = settings?.language ?? 'pt-BR';
  const theme = settings?.theme ?? 'system';
  const words = useMemo(() => createWords(language), [language]);
  const softphone = useMemo(() => (view.status === 'live' ? { bridge, state: view.state, clock: view.clock } : null), [bridge, view]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);

  return (
    <I18nextProvider i18n={words}>
      <I18nProvider locale={language}>
        {view.status === 'live' ? <SoftphoneContext value={softphone}>{children}</SoftphoneContext> : renderWaiting(view)}
      </I18nProvider>
    </I18nextProvider>
  );
}

export function useSoftphone(): Softphone {
  const softphone = useContext(SoftphoneContext);
  if (softphone === null) throw new Error('useSoftphone outside SoftphoneProvider');
  return softphone;
}

export function useAppState(): AppState {
  return useSoftphone().state;
}
