import type { AppState } from '#contract/app-state.ts';
import type { CommandName, CommandOutput } from '#contract/bridge.ts';
import type { HistoryPage } from '#contract/history.ts';
import { nameOfNumber } from '#contract/peer-name.ts';

/** What questions that a page asks by itself are answered in a picture that says nothing of them: there is nothing. */
export const CALM_REPLIES: { readonly [Name in CommandName]?: CommandOutput<Name> } = {
  'recordings/of': [],
  'contacts/suggest': [],
  'contacts/of': {},
  'customer/templates': [],
  'line/advice': [],
  'contacts/list': { contacts: [], total: 0 },
  'setup/permissions': [
    { name: 'microphone', state: 'granted', canFix: false },
    { name: 'notifications', state: 'granted', canFix: false },
  ],
};

/** A history of the recent calls alone: the wide window shows both beside each other. */
export function calmHistory(state: AppState): HistoryPage {
  const entries = state.recents.slice(0, 100).map((call) => ({
    call,
    name: call.peer === null ? null : nameOfNumber(call.peer, state),
    note: null,
    unseen: false,
    fromService: false,
  }));
  return { revision: state.history.revision, total: entries.length, from: 0, entries };
}
