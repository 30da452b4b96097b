import type { StartupSettings } from '#contract/desk-fit.ts';
import type { HotkeySettings } from '#contract/hotkeys.ts';
import {
  type CrmSettings,
  HOOK_EVENTS,
  type HookSettings,
  LONGEST_TEMPLATE,
  MOST_CRM_SCHEMES,
  POP_MOMENTS,
} from '#contract/integrations.ts';
import { isAllowableScheme } from '#contract/outside-address.ts';
import { shortcutKeys } from '#contract/text-schemas.ts';
import { z } from 'zod';

/** The parts of a kept document that say how the phone sits on the desktop. A member that is missing was added since. */
export function hotkeysSchema(defaults: HotkeySettings): z.ZodType<HotkeySettings> {
  return z.object({
    isOn: z.boolean().default(defaults.isOn),
    answer: shortcutKeys.default(defaults.answer),
    reject: shortcutKeys.default(defaults.reject),
    silence: shortcutKeys.default(defaults.silence),
    hangUp: shortcutKeys.default(defaults.hangUp),
    mute: shortcutKeys.default(defaults.mute),
    dial: shortcutKeys.default(defaults.dial),
  });
}

export function startupSchema(defaults: StartupSettings): z.ZodType<StartupSettings> {
  return z.object({
    atLogin: z.boolean().default(defaults.atLogin),
    hidden: z.boolean().default(defaults.hidden),
    toldOfTray: z.boolean().default(defaults.toldOfTray),
  });
}

export function crmSchema(defaults: CrmSettings): z.ZodType<CrmSettings> {
  return z.object({
    when: z.enum(POP_MOMENTS).default(defaults.when),
    template: z.string().max(LONGEST_TEMPLATE).default(defaults.template),
    outbound: z.boolean().default(defaults.outbound),
    schemes: z
      .array(z.string().refine(isAllowableScheme))
      .max(MOST_CRM_SCHEMES)
      .default([...defaults.schemes]),
  });
}

export function hookSchema(defaults: HookSettings): z.ZodType<HookSettings> {
  return z.object({
    isOn: z.boolean().default(defaults.isOn),
    url: z.string().max(LONGEST_TEMPLATE).default(defaults.url),
    events: z
      .array(z.enum(HOOK_EVENTS))
      .max(HOOK_EVENTS.length)
      .default([...defaults.events]),
  });
}
