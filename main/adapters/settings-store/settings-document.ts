import { DEFAULT_ALERTS } from '#contract/alerts.ts';
import { apiBase } from '#contract/api-base.ts';
import { DEVICE_KINDS, type VoiceProcessing } from '#contract/audio.ts';
import { clipId, DEFAULT_RECORDING, LONGEST_KEEP_DAYS, RECORDING_FORMATS, type RecordingSettings } from '#contract/recording.ts';
import { DEFAULT_STARTUP } from '#contract/desk-fit.ts';
import { DEFAULT_HOTKEYS } from '#contract/hotkeys.ts';
import { DEFAULT_CRM, DEFAULT_HOOK } from '#contract/integrations.ts';
import { DEFAULT_NETWORK } from '#contract/network.ts';
import type { SettingPath } from '#contract/policy.ts';
import { DEFAULT_HISTORY } from '#contract/history.ts';
import { DEFAULT_WRAP_UP } from '#contract/note.ts';
import { DEFAULT_RINGER } from '#contract/ringer.ts';
import { SETUP_OVER } from '#contract/setup.ts';
import {
  DEFAULT_API_BASE,
  DEFAULT_VOICE,
  LANGUAGES,
  OFFER_SETUPS,
  SETTINGS_PARTS,
  type Settings,
  THEMES,
  WIRE_SAMPLE_RATES,
} from '#contract/settings.ts';
import { DEFAULT_GAIN, SOUND_GAIN_DB, type SoundGain } from '#contract/sound-gain.ts';
import { DEFAULT_UPDATES } from '#contract/updates.ts';
import { isLocalPort, publicAddress, publicHost } from '#contract/tunnel-address.ts';
import { z } from 'zod';
import { isSameValue, memberAt, withoutMember } from '../../core/policy/setting-path.ts';
import { withoutItem, wrongItems } from './list-items.ts';
import { crmSchema, hookSchema, hotkeysSchema, startupSchema } from './desk-fit-schema.ts';
import { networkSchema } from './network-schema.ts';
import { historySchema, wrapUpSchema } from './history-schema.ts';
import { alertsSchema } from './alerts-schema.ts';
import { ringerSchema } from './ringer-schema.ts';
import { updatesSchema } from './updates-schema.ts';
import { setupSchema } from './setup-schema.ts';

/** Raised when a member changes its meaning; then a step in `MIGRATIONS` turns the older document into the newer. */
export const SETTINGS_VERSION = 1;

export const DEFAULT_SETTINGS: Settings = {
  language: 'pt-BR',
  theme: 'system',
  microphone: null,
  speaker: null,
  voice: DEFAULT_VOICE,
  metaEchoCancellation: true,
  gain: DEFAULT_GAIN,
  knownDevices: [],
  headsets: [],
  ringer: DEFAULT_RINGER,
  alerts: DEFAULT_ALERTS,
  recording: DEFAULT_RECORDING,
  history: DEFAULT_HISTORY,
  wrapUp: DEFAULT_WRAP_UP,
  apiBase: DEFAULT_API_BASE,
  practice: true,
  wireSampleRate: 16_000,
  offerSetup: 'active',
  tunnel: { provider: 'none' },
  updates: DEFAULT_UPDATES,
  hotkeys: DEFAULT_HOTKEYS,
  startup: DEFAULT_STARTUP,
  crm: DEFAULT_CRM,
  hook: DEFAULT_HOOK,
  network: DEFAULT_NETWORK,
  setup: SETUP_OVER,
};

/** Groups of settings, each of whose members stands for itself. */
export const SETTING_GROUPS: readonly string[] = [...SETTINGS_PARTS, 'network'];

type Migration = (settings: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
/** The step at index n turns version n + 1 into version n + 2. */
const MIGRATIONS: readonly Migration[] = [];

const envelope = z.object({ version: z.number().int().min(1), settings: z.record(z.string(), z.unknown()) });
const deviceName = z.string().max(300).nullable();
const knownDevice = z.object({ kind: z.enum(DEVICE_KINDS), name: z.string().max(300), id: z.string().max(200) });

const usbId = z.number().int().min(0).max(0xffff);
const headset = z.object({ vendorId: usbId, productId: usbId, name: z.string().max(300) });

const program = z.string().min(1).max(1_000).nullable();
const publicUrl = z.string().refine((text) => publicAddress(text).ok);
const localPort = z.number().refine(isLocalPort);
const tunnel = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('none') }),
  z.object({ provider: z.literal('cloudflared-quick'), program }),
  z.object({ provider: z.literal('cloudflared-named'), program, url: publicUrl, localPort }),
  z.object({
    provider: z.literal('ngrok'),
    domain: z
      .string()
      .refine((text) => publicHost(text).ok)
      .nullable(),
  }),
  z.object({ provider: z.literal('own-url'), url: publicUrl, localPort }),
]);

function voiceSchema(defaults: VoiceProcessing): z.ZodType<VoiceProcessing> {
  return z.object({
    echoCancellation: z.boolean().default(defaults.echoCancellation),
    noiseSuppression: z.boolean().default(defaults.noiseSuppression),
    autoGain: z.boolean().default(defaults.autoGain),
  });
}

const gainDb = z.number().min(SOUND_GAIN_DB.least).max(SOUND_GAIN_DB.most);

function gainSchema(defaults: SoundGain): z.ZodType<SoundGain> {
  return z.object({ microphoneDb: gainDb.default(defaults.microphoneDb), speakerDb: gainDb.default(defaults.speakerDb) });
}

function recordingSchema(defaults: RecordingSettings): z.ZodType<RecordingSettings> {
  const clip = z.string().max(200).transform(clipId).nullable();
  return z.object({
    format: z.enum(RECORDING_FORMATS).default(defaults.format),
    keepDays: z.number().int().min(1).max(LONGEST_KEEP_DAYS).nullable().default(defaults.keepDays),
    consentClip: clip.default(defaults.consentClip),
    holdClip: clip.default(defaults.holdClip),
  });
}

/** A member that is missing was added since; one that is unknown belongs to another version. Both are no damage. */
function settingsSchema(defaults: Settings): z.ZodType<Settings> {
  return z.object({
    language: z.enum(LANGUAGES).default(defaults.language),
    theme: z.enum(THEMES).default(defaults.theme),
    microphone: deviceName.default(defaults.microphone),
    speaker: deviceName.default(defaults.speaker),
    voice: voiceSchema(defaults.voice).default(defaults.voice),
    metaEchoCancellation: z.boolean().default(defaults.metaEchoCancellation),
    gain: gainSchema(defaults.gain).default(defaults.gain),
    knownDevices: z.array(knownDevice).default([...defaults.knownDevices]),
    headsets: z.array(headset).default([...defaults.headsets]),
    recording: recordingSchema(defaults.recording).default(defaults.recording),
    ringer: ringerSchema(defaults.ringer).default(defaults.ringer),
    alerts: alertsSchema(defaults.alerts).default(defaults.alerts),
    history: historySchema(defaults.history).default(defaults.history),
    wrapUp: wrapUpSchema(defaults.wrapUp).default(defaults.wrapUp),
    apiBase: z
      .string()
      .refine((text) => apiBase(text).ok)
      .default(defaults.apiBase),
    practice: z.boolean().default(defaults.practice),
    wireSampleRate: z.literal(WIRE_SAMPLE_RATES).default(defaults.wireSampleRate),
    offerSetup: z.enum(OFFER_SETUPS).default(defaults.offerSetup),
    tunnel: tunnel.default(defaults.tunnel),
    updates: updatesSchema(defaults.updates).default(defaults.updates),
    hotkeys: hotkeysSchema(defaults.hotkeys).default(defaults.hotkeys),
    startup: startupSchema(defaults.startup).default(defaults.startup),
    crm: crmSchema(defaults.crm).default(defaults.crm),
    hook: hookSchema(defaults.hook).default(defaults.hook),
    network: networkSchema(defaults.network).default(defaults.network),
    setup: setupSchema(defaults.setup).default(defaults.setup),
  });
}

interface ReadOptions {
  readonly defaults: Settings;
  /** The migrations from version 1 on. */
  readonly steps?: readonly Migration[];
}
export interface KeptSettings {
  readonly settings: Settings;
  /** Members that could not be read, and have their default; items of lists, which are left out, by their number. */
  readonly unread: readonly SettingPath[];
}

/**
 * The settings in a kept document, brought to this version, its members and the items of its lists one by one: one that is wrong costs no
 * other. Null where the document is damaged or was written by a later version, whose words we would misread.
 */
export function readKeptSettings(document: unknown, { defaults, steps = MIGRATIONS }: ReadOptions): KeptSettings | null {
  const kept = envelope.safeParse(document);
  if (!kept.success || kept.data.version > steps.length + 1) return null;
  const current = steps.slice(kept.data.version - 1).reduce((settings, step) => step(settings), kept.data.settings);
  return readMembers(current, settingsSchema(defaults));
}

/** The same where every member can be read; else null. */
export function readSettings(document: unknown, options: ReadOptions): Settings | null {
  const read = readKeptSettings(document, options);
  return read === null || read.unread.length > 0 ? null : read.settings;
}

function readMembers(
  members: Readonly<Record<string, unknown>>,
  schema: z.ZodType<Settings>,
  unread: readonly SettingPath[] = [],
): KeptSettings | null {
  const read = schema.safeParse(members);
  if (read.success) return { settings: read.data, unread };
  // A list whose other items can be read is kept with those.
  const items = wrongItems(read.error.issues.map(({ path }) => path));
  if (items.length > 0) return readMembers(items.reduce(withoutItem, members), schema, [...unread, ...items.map((path) => path.join('.'))]);
  const wrong = [...new Set(read.error.issues.map(({ path }) => placeOf(path)))].filter((place) => !unread.includes(place));
  return wrong.length === 0 ? null : readMembers(wrong.reduce(withoutMember, members), schema, [...unread, ...wrong]);
}

function placeOf([name, member]: readonly PropertyKey[]): SettingPath {
  const isInGroup = member !== undefined && SETTING_GROUPS.includes(String(name));
  return isInGroup ? `${String(name)}.${String(member)}` : String(name);
}

/**
 * An address nobody chose is left out: the default of the next start, which the environment may give, rules then. So is what an
 * administrator has preset and the agent left as it is: the preset may be another tomorrow.
 */
export function settingsDocument(
  settings: Settings,
  defaults: Settings,
  preset: readonly SettingPath[] = [],
): Readonly<Record<string, unknown>> {
  const isUnchosen = (path: SettingPath): boolean => isSameValue(memberAt(settings, path), memberAt(defaults, path));
  const chosen = ['apiBase', ...preset].filter(isUnchosen).reduce<Readonly<Record<string, unknown>>>(withoutMember, { ...settings });
  return { version: SETTINGS_VERSION, settings: chosen };
}
