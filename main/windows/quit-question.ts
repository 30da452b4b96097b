import type { Dialog } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { callerName } from '../core/caller-name.ts';

const STAY = 0;
const LEAVE = 1;

export interface QuitQuestion {
  /** Whether the app may go. Where nothing is up, nobody is asked; asked twice, the first question stands. */
  mayQuit(): Promise<boolean>;
  /** The agent has said elsewhere that the call may be hung up: the next question is answered. */
  agree(): void;
}

/** Asks before a call is hung up by quitting: a click on *Quit* in the tray is quickly made. */
export function createQuitQuestion(ports: {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly state: () => AppState;
  readonly words: () => Translate;
  /** The machine is being shut down: it does not wait for an answer. */
  readonly isShuttingDown: () => boolean;
}): QuitQuestion {
  let isAsking = false;
  let isAgreed = false;
  const ask = async (): Promise<boolean> => {
    const state = ports.state();
    const current = state.calls.find(isUnderWay);
    const isFree = isAgreed || ports.isShuttingDown();
    isAgreed = false;
    if (current === undefined || isFree) return true;
    if (isAsking) return false;
    isAsking = true;
    const t = ports.words();
    try {
      const { response } = await ports.dialog.showMessageBox({
        type: 'warning',
        title: 'Pilot Softphone',
        message: t('notification.inCallQuit.title'),
        detail: t('notification.inCallQuit.body', { who: callerName(current.peer, state, t) }),
        buttons: [t('notification.inCallQuit.stay'), t('notification.inCallQuit.quit')],
        defaultId: STAY,
        cancelId: STAY,
        noLink: true,
      });
      // The call may have ended while it was asked: then there is nothing left to guard.
      return response === LEAVE;
    } finally {
      isAsking = false;
    }
  };
  return {
    mayQuit: ask,
    agree() {
      isAgreed = true;
    },
  };
}
