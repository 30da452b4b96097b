import type { Language } from '#contract/settings.ts';
import { PRACTICE_WORDS } from '../practice-words.ts';

/** A template as `/v1/templates` shows it. */
export interface PracticeTemplate {
  readonly id: string;
  readonly name: string;
  readonly category: 'UTILITY' | 'MARKETING' | 'OTP';
  readonly body: { readonly body: { readonly text: string } };
  readonly variables: readonly string[];
  readonly source: 'META' | 'PILOT_STATUS';
  readonly metaStatus: 'APPROVED' | 'PENDING' | null;
  readonly metaLanguage: string | null;
  readonly sendable: boolean;
}

/** One that can be sent at once, one that wants a name filled in, one that Meta has not approved yet. */
export function templatesOf(kind: 'meta' | 'web', language: Language): readonly PracticeTemplate[] {
  const isMeta = kind === 'meta';
  const { callBack, named, hours, metaLanguage } = PRACTICE_WORDS[language];
  const about = {
    category: 'UTILITY',
    source: isMeta ? 'META' : 'PILOT_STATUS',
    metaStatus: isMeta ? 'APPROVED' : null,
    metaLanguage: isMeta ? metaLanguage : null,
    sendable: true,
    variables: [],
  } as const;
  return [
    { ...about, id: `tpl_practice_callback_${kind}`, name: callBack.name, body: { body: { text: callBack.text } } },
    {
      ...about,
      id: `tpl_practice_named_${kind}`,
      name: named.name,
      body: { body: { text: named.text } },
      variables: [named.variable],
    },
    {
      ...about,
      id: `tpl_practice_pending_${kind}`,
      name: hours.name,
      body: { body: { text: hours.text } },
      metaStatus: isMeta ? 'PENDING' : null,
      sendable: !isMeta,
    },
  ];
}
