import { z } from 'zod';
import type { CommandInput } from './bridge.ts';
import { callId } from './call.ts';
import { LINK_SCHEMES } from './desk-fit.ts';
import { DESK_FIT_COMMAND_NAMES } from './desk-fit-commands.ts';
import { HOTKEY_ACTIONS } from './hotkeys.ts';
import { HOOK_EVENTS, LONGEST_TEMPLATE, MOST_CRM_SCHEMES, POP_MOMENTS } from './integrations.ts';
import { isAllowableScheme } from './outside-address.ts';
import { aPhoneNumber, shortcutKeys } from './text-schemas.ts';

export const hotkeysChange = z.strictObject({
  isOn: z.boolean().exactOptional(),
  answer: shortcutKeys.exactOptional(),
  reject: shortcutKeys.exactOptional(),
  silence: shortcutKeys.exactOptional(),
  hangUp: shortcutKeys.exactOptional(),
  mute: shortcutKeys.exactOptional(),
  dial: shortcutKeys.exactOptional(),
});
export const startupChange = z.strictObject({ atLogin: z.boolean().exactOptional(), hidden: z.boolean().exactOptional() });
export const crmChange = z.strictObject({
  when: z.enum(POP_MOMENTS).exactOptional(),
  template: z.string().max(LONGEST_TEMPLATE).exactOptional(),
  outbound: z.boolean().exactOptional(),
  schemes: z.array(z.string().refine(isAllowableScheme)).max(MOST_CRM_SCHEMES).exactOptional(),
});
export const hookChange = z.strictObject({
  isOn: z.boolean().exactOptional(),
  url: z.string().max(LONGEST_TEMPLATE).exactOptional(),
  events: z.array(z.enum(HOOK_EVENTS)).max(HOOK_EVENTS.length).exactOptional(),
});

export const DESK_FIT_SCHEMAS = {
  'hotkey/prove': z.strictObject({ action: z.enum(HOTKEY_ACTIONS).nullable() }),
  'hotkey/record': z.strictObject({ isRecording: z.boolean() }),
  'dial-request/dismiss': z.strictObject({ id: z.string().min(1).max(200) }),
  'clipboard/copy': z.strictObject({ text: z.string().min(1).max(500) }),
  'links/take': z.strictObject({ scheme: z.enum(LINK_SCHEMES), isOurs: z.boolean() }),
  'command/place': z.strictObject({ isThere: z.boolean() }),
  'crm/open': z.strictObject({ number: aPhoneNumber, callId: z.string().min(1).max(200).transform(callId).nullable() }),
  'hook/test': z.null(),
  'hook/new-secret': z.null(),
} satisfies { readonly [Name in (typeof DESK_FIT_COMMAND_NAMES)[number]]: z.ZodType<CommandInput<Name>> };
