import type { CommandName, CommandOutput } from '#contract/bridge.ts';

/** What questions that a page asks by itself are answered in a picture that says nothing of them: there is nothing. */
export const CALM_REPLIES: { readonly [Name in CommandName]?: CommandOutput<Name> } = {
  'history/page': { revision: 0, total: 0, from: 0, entries: [] },
  'recordings/of': [],
  'contacts/suggest': [],
  'contacts/of': {},
  'line/advice': [],
  'contacts/list': { contacts: [], total: 0 },
  'setup/permissions': [
    { name: 'microphone', state: 'granted', canFix: false },
    { name: 'notifications', state: 'granted', canFix: false },
  ],
};
