import { z } from 'zod';
import { ALERTS_SCHEMAS, alertsChange } from './alerts-schemas.ts';
import { PRESENCE_SCHEMAS } from './presence-schemas.ts';
import type { CommandInput, CommandName } from './bridge.ts';
import { callId } from './call.ts';
import { CONTACT_SCHEMAS } from './contact-schemas.ts';
import { crmChange, DESK_FIT_SCHEMAS, hookChange, hotkeysChange, startupChange } from './desk-fit-schemas.ts';
import { APP_ERROR_CODES } from './errors.ts';
import { HEADSET_CONTROLS } from './headset.ts';
import { HISTORY_SCHEMAS, historyChange, wrapUpChange } from './history-schemas.ts';
import { LINE_COLOURS, lineId, LONGEST_LINE_LABEL, RINGTONES } from './line.ts';
import { aPhoneNumber } from './text-schemas.ts';
import { EXPORT_FORMATS, EXPORT_PLACES } from './quality.ts';
import { qualitySecond, qualityWhole } from './quality-schema.ts';
import { clipId, CONSENTS, LONGEST_CLIP_NAME, LONGEST_KEEP_DAYS, RECORDING_FORMATS, recordingId } from './recording.ts';
import { LANGUAGES, OFFER_SETUPS, THEMES, WIRE_SAMPLE_RATES } from './settings.ts';
import { AUDIBLE_RINGTONES, ESCALATION_SECONDS, MOST_RINGER_DEVICES, RINGER_MODES, RINGER_VOLUME } from './ringer.ts';
import { SETTINGS_SCHEMAS, setupChange } from './settings-schemas.ts';
import { SOUND_GAIN_DB } from './sound-gain.ts';
import { LONGEST_RECORDING_SECONDS, TONE_HZ } from './sound-check.ts';
import { unixMs } from './time.ts';
import { WHATSAPP_SCHEMAS } from './whatsapp-schemas.ts';
import { UPDATE_SCHEMAS, updatesChange } from './updates-schemas.ts';

const shortText = z.string().min(1).max(200);
const aCallId = shortText.transform(callId);
const aLineId = shortText.transform(lineId);
const sdp = z.string().max(32 * 1024);
const aRecordingId = shortText.transform(recordingId);
const aClipId = shortText.transform(clipId);
const recordingChange = z.strictObject({
  format: z.enum(RECORDING_FORMATS).exactOptional(),
  keepDays: z.number().int().min(1).max(LONGEST_KEEP_DAYS).nullable().exactOptional(),
  consentClip: aClipId.nullable().exactOptional(),
  holdClip: aClipId.nullable().exactOptional(),
});
const aPcmText = z.base64().max(60_000);
const level = z.number().min(-200).max(20);

const anAppError = z.strictObject({
  code: z.enum(APP_ERROR_CODES),
  detail: z.string().max(2_000).exactOptional(),
  retryAfterMs: z.number().nonnegative().exactOptional(),
});

const oneCall = z.strictObject({ callId: aCallId });
const stationDevices = z.array(z.strictObject({ id: z.string().max(200), label: z.string().max(300), isDefault: z.boolean() })).max(200);
const deviceName = z.string().max(300).nullable();

const program = z.string().min(1).max(1_000).nullable();
const publicUrl = z.string().min(1).max(500);
const localPort = z.number().int().min(1).max(65_535);
const tunnelSettings = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('none') }),
  z.strictObject({ provider: z.literal('cloudflared-quick'), program }),
  z.strictObject({ provider: z.literal('cloudflared-named'), program, url: publicUrl, localPort }),
  z.strictObject({ provider: z.literal('ngrok'), domain: z.string().min(1).max(253).nullable() }),
  z.strictObject({ provider: z.literal('own-url'), url: publicUrl, localPort }),
]);

const voiceChange = z.strictObject({
  echoCancellation: z.boolean().exactOptional(),
  noiseSuppression: z.boolean().exactOptional(),
  autoGain: z.boolean().exactOptional(),
});

const gainDb = z.number().min(SOUND_GAIN_DB.least).max(SOUND_GAIN_DB.most);
const gainChange = z.strictObject({ microphoneDb: gainDb.exactOptional(), speakerDb: gainDb.exactOptional() });

const deviceNames = z.array(z.string().min(1).max(300)).max(MOST_RINGER_DEVICES);
const ringerChange = z.strictObject({
  mode: z.enum(RINGER_MODES).exactOptional(),
  devices: deviceNames.exactOptional(),
  volumePercent: z.number().min(RINGER_VOLUME.least).max(RINGER_VOLUME.most).exactOptional(),
  escalateAfterSeconds: z.number().min(ESCALATION_SECONDS.least).max(ESCALATION_SECONDS.most).nullable().exactOptional(),
  escalateTo: deviceNames.exactOptional(),
  beepInCall: z.boolean().exactOptional(),
});

const settingsChange = z.strictObject({
  language: z.enum(LANGUAGES).exactOptional(),
  theme: z.enum(THEMES).exactOptional(),
  microphone: deviceName.exactOptional(),
  speaker: deviceName.exactOptional(),
  voice: voiceChange.exactOptional(),
  metaEchoCancellation: z.boolean().exactOptional(),
  gain: gainChange.exactOptional(),
  recording: recordingChange.exactOptional(),
  ringer: ringerChange.exactOptional(),
  alerts: alertsChange.exactOptional(),
  history: historyChange.exactOptional(),
  wrapUp: wrapUpChange.exactOptional(),
  apiBase: z.string().max(500).exactOptional(),
  practice: z.boolean().exactOptional(),
  wireSampleRate: z.literal(WIRE_SAMPLE_RATES).exactOptional(),
  offerSetup: z.enum(OFFER_SETUPS).exactOptional(),
  updates: updatesChange.exactOptional(),
  hotkeys: hotkeysChange.exactOptional(),
  startup: startupChange.exactOptional(),
  crm: crmChange.exactOptional(),
  hook: hookChange.exactOptional(),
  setup: setupChange.exactOptional(),
});

const usbId = z.number().int().min(0).max(0xffff);
const headsetNumber = z.number().int().min(0);
const aControl = z.enum(HEADSET_CONTROLS);
const pluggedHeadset = z.strictObject({
  device: headsetNumber,
  vendorId: usbId,
  productId: usbId,
  name: z.string().max(300),
  isOpen: z.boolean(),
  controls: z.array(aControl).max(HEADSET_CONTROLS.length),
});

const stationReport = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('network'), online: z.boolean() }),
  z.strictObject({ type: z.literal('devices'), microphones: stationDevices, speakers: stationDevices }),
  z.strictObject({ type: z.literal('done'), orderId: shortText, sdp: sdp.nullable() }),
  z.strictObject({ type: z.literal('failed'), orderId: shortText, error: anAppError }),
  z.strictObject({
    type: z.literal('media'),
    callId: aCallId,
    media: z.enum(['connecting', 'flowing', 'interrupted']),
  }),
  z.strictObject({ type: z.literal('sending-mended'), callId: aCallId }),
  z.strictObject({ type: z.literal('media-failed'), callId: aCallId, error: anAppError }),
  z.strictObject({ type: z.literal('quality'), callId: aCallId, second: qualitySecond, whole: qualityWhole }),
  z.strictObject({ type: z.literal('recorded'), callId: aCallId, pcm: aPcmText, isFirst: z.boolean() }),
  z.strictObject({ type: z.literal('clip-over'), callId: aCallId, playId: shortText, isWhole: z.boolean() }),
  z.strictObject({
    type: z.literal('levels'),
    levels: z.strictObject({ callId: aCallId, microphoneDbfs: level, farDbfs: level, tooEarly: z.literal(true).exactOptional() }),
  }),
  z.strictObject({ type: z.literal('headsets'), plugged: z.array(pluggedHeadset).max(100) }),
  z.strictObject({
    type: z.literal('headset-motion'),
    device: headsetNumber,
    motion: z.strictObject({ control: aControl, latched: z.boolean(), level: z.boolean().nullable() }),
  }),
  z.strictObject({ type: z.literal('microphone-level'), dbfs: level.nullable() }),
  z.strictObject({
    type: z.literal('device-missing'),
    kind: z.enum(['microphone', 'speaker']),
    name: z.string().max(300),
  }),
]);

const soundCheckStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('meter') }),
  z.strictObject({ kind: z.literal('record'), seconds: z.number().int().min(1).max(LONGEST_RECORDING_SECONDS) }),
  z.strictObject({ kind: z.literal('play-back') }),
  z.strictObject({ kind: z.literal('tone'), hz: z.number().min(TONE_HZ.min).max(TONE_HZ.max) }),
  z.strictObject({ kind: z.literal('latency') }),
]);

/** One schema per command. A command without one does not compile, nor one whose shape has drifted. */
export const COMMAND_SCHEMAS = {
  ...SETTINGS_SCHEMAS,
  ...ALERTS_SCHEMAS,
  ...PRESENCE_SCHEMAS,
  'state/read': z.null(),
  'call/dial': z.strictObject({ lineId: aLineId, to: aPhoneNumber }),
  'call/answer': oneCall,
  'call/reject': oneCall,
  'call/silence': oneCall,
  'call/hang-up': oneCall,
  'call/mute': z.strictObject({ callId: aCallId, muted: z.boolean() }),
  'call/record': z.strictObject({ callId: aCallId, isOn: z.boolean(), consent: z.enum(CONSENTS).exactOptional() }),
  'call/play-clip': z.strictObject({ callId: aCallId, clipId: aClipId }),
  'call/stop-clip': oneCall,
  'recordings/of': z.strictObject({ callIds: z.array(aCallId).max(1_000) }),
  'recording/export': z.strictObject({ recordingId: aRecordingId, format: z.enum(RECORDING_FORMATS), name: shortText }),
  'recording/delete': z.strictObject({ recordingId: aRecordingId }),
  'clip/part': z.strictObject({ uploadId: shortText, pcm: aPcmText }),
  'clip/add': z.strictObject({ uploadId: shortText, name: z.string().trim().min(1).max(LONGEST_CLIP_NAME) }),
  'clip/remove': z.strictObject({ clipId: aClipId }),
  'call/hold': z.strictObject({ callId: aCallId, held: z.boolean() }),
  'call/dismiss': oneCall,
  'call/rejoin': oneCall,
  'line/add': z.strictObject({ apiKey: z.string().min(1).max(500), label: z.string().max(LONGEST_LINE_LABEL) }),
  'line/remove': z.strictObject({ lineId: aLineId }),
  'line/change': z.strictObject({
    lineId: aLineId,
    label: z.string().max(LONGEST_LINE_LABEL).exactOptional(),
    colour: z.enum(LINE_COLOURS).exactOptional(),
    ringtone: z.enum(RINGTONES).exactOptional(),
    preAccept: z.boolean().exactOptional(),
  }),
  'line/mend': z.strictObject({ lineId: aLineId }),
  'account/read': z.strictObject({ apiKey: z.string().min(1).max(500) }),
  'account/add': z.strictObject({ offerId: shortText, numberIds: z.array(shortText).min(1).max(1_000) }),
  'settings/change': settingsChange,
  'ringer/try': z.strictObject({ ringtone: z.enum(AUDIBLE_RINGTONES).nullable(), escalated: z.boolean() }),
  'headset/choose': z.null(),
  'headset/pick': z.strictObject({ deviceId: shortText.nullable() }),
  'headset/forget': z.strictObject({ vendorId: usbId, productId: usbId }),
  'tunnel/use': z.strictObject({ settings: tunnelSettings, token: z.string().max(4_000).exactOptional() }),
  'recents/older': z.strictObject({ notAfter: z.number().transform(unixMs) }),
  'recents/quality': oneCall,
  'recents/export-quality': z.strictObject({ callId: aCallId, format: z.enum(EXPORT_FORMATS), to: z.enum(EXPORT_PLACES) }),
  'sound-check/run': z.strictObject({ step: soundCheckStep }),
  'sound-check/stop': z.null(),
  'microphone/meter': z.strictObject({ isOn: z.boolean() }),
  'practice/ring': z.strictObject({ lineId: aLineId, from: aPhoneNumber }),
  'practice/schedule': z.strictObject({
    lineId: aLineId,
    everySeconds: z.number().int().min(5).max(3_600).nullable(),
  }),
  'notice/dismiss': z.strictObject({ noticeId: shortText }),
  'window/show-main': z.null(),
  'app/quit': z.strictObject({ isAgreed: z.boolean() }),
  'station/report': stationReport,
  ...HISTORY_SCHEMAS,
  ...CONTACT_SCHEMAS,
  ...UPDATE_SCHEMAS,
  ...DESK_FIT_SCHEMAS,
  ...WHATSAPP_SCHEMAS,
} satisfies { readonly [Name in CommandName]: z.ZodType<CommandInput<Name>> };
