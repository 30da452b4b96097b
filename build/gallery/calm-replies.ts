import type { CommandName, CommandOutput } from '#contract/bridge.ts';

/** What questions that a page asks by itself are answered in a picture that says nothing of them: there is nothing. */
export const CALM_REPLIES: { readonly [Name in CommandName]?: CommandOutput<Name> } = {
  'contacts/suggest': [],
  'contacts/of': {},
  'contacts/list': { contacts: [], total: 0 },
  'setup/permissions': [
    { name: 'microphone', state: 'granted', canFix: false },
    { name: 'notifications', state: 'granted', canFix: false },
  ],
};
