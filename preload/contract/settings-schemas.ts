import { z } from 'zod';
import { LONGEST_BYPASS, LONGEST_PROXY_ADDRESS } from './network.ts';
import { EXPORT_PLACES } from './quality.ts';
import type { SettingsCommands } from './settings-commands.ts';
import { SETUP_STEPS, SYSTEM_PERMISSIONS } from './setup.ts';

const address = z.string().min(1).max(LONGEST_PROXY_ADDRESS);
const proxy = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('direct') }),
  z.strictObject({ mode: z.literal('manual'), server: address, bypass: z.array(address).max(LONGEST_BYPASS) }),
  z.strictObject({ mode: z.literal('pac'), url: address }),
]);
const network = z.strictObject({
  proxy,
  proxyUser: z.string().min(1).max(200).nullable(),
  // It is in the settings that windows see, and comes back with them; main goes by its own.
  proxyLoginAt: z.array(z.string().max(LONGEST_PROXY_ADDRESS)).max(LONGEST_BYPASS).exactOptional(),
  extraCaFile: z.string().min(1).max(1_000).nullable(),
});

export const setupChange = z.strictObject({ isOpen: z.boolean().exactOptional(), step: z.enum(SETUP_STEPS).exactOptional() });

export const SETTINGS_SCHEMAS = {
  'network/use': z.strictObject({ network, password: z.string().max(500).nullable().exactOptional() }),
  'network/prove': z.null(),
  'network/choose-ca': z.null(),
  'settings/export': z.strictObject({ to: z.enum(EXPORT_PLACES) }),
  'settings/choose-import': z.null(),
  'settings/import': z.strictObject({ importId: z.string().min(1).max(200) }),
  'settings/undo-import': z.null(),
  'setup/permissions': z.null(),
  'setup/fix-permission': z.strictObject({ name: z.enum(SYSTEM_PERMISSIONS) }),
  'diagnostics/run': z.null(),
  'diagnostics/save': z.null(),
} satisfies { readonly [Name in keyof SettingsCommands]: z.ZodType<SettingsCommands[Name]['input']> };
