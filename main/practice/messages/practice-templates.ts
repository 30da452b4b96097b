import type { Language } from '#contract/settings.ts';
import { PRACTICE_WORDS } from '../practice-words.ts';

/** A template as `/v1/templates` shows it. */
export interface PracticeTemplate {
  readonly id: string;
  readonly name: string;
  readonly category: 'UTILITY' | 'MARKETING' | 'OTP';
  readonly body: {
    readonly header?: { readonly type: 'TEXT' | 'IMAGE'; readonly text?: string };
    readonly body: { readonly text: string };
    readonly footer?: { readonly text: string };
    readonly buttons?: readonly { readonly type: 'QUICK_REPLY'; readonly text: string }[];
  };
  readonly variables: readonly string[];
  readonly source: 'META' | 'PILOT_STATUS';
  readonly metaStatus: 'APPROVED' | 'PENDING' | null;
  readonly metaLanguage: string | null;
  readonly sendable: boolean;
}

/** Those that can be sent at once, that want something filled in, that want a picture, and that Meta has not approved yet. */
export function templatesOf(kind: 'meta' | 'web', language: Language): readonly PracticeTemplate[] {
  const isMeta = kind === 'meta';
  const { callBack, named, order, photo, hours, metaLanguage } = PRACTICE_WORDS[language];
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
      id: `tpl_practice_order_${kind}`,
      name: order.name,
      body: {
        header: { type: 'TEXT', text: order.header },
        body: { text: order.text },
        footer: { text: order.footer },
        buttons: [{ type: 'QUICK_REPLY', text: order.button }],
      },
      variables: ['1', '2'],
    },
    {
      ...about,
      id: `tpl_practice_photo_${kind}`,
      name: photo.name,
      body: { header: { type: 'IMAGE' }, body: { text: photo.text } },
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
