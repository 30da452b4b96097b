import type { Wording } from '../../wording.ts';
import type { ptBrSoundErrors } from '../../pt-br/errors/sound.ts';

/** What fails about sound, recordings and clips: what it is called, and what to do next. */
export const enSoundErrors: Wording<typeof ptBrSoundErrors> = {
  'web-audio-unavailable': {
    title: 'Sound for WhatsApp Web did not open on this computer',
    advice: 'Use an official WhatsApp line. To solve it for good, reinstall Pilot Softphone.',
  },
  'microphone-blocked': {
    title: 'The microphone is blocked: the customer will not hear you',
    advice: 'Allow the microphone for Pilot Softphone in the system settings and call again.',
  },
  'audio-device-switched': {
    title: 'The chosen device was unplugged',
    advice: 'Sound moved to the default device. Plug the chosen one in again and sound returns to it.',
  },
  'audio-device-missing': {
    title: 'No microphone or speaker was found',
    advice: 'Plug in the headset or choose another device in the settings.',
  },
  'headsets-away': {
    title: 'Headsets cannot be looked for right now',
    advice: 'The part of the phone that handles sound is restarting. Try again in a few seconds.',
  },
  'sound-check-in-call': {
    title: 'The sound check waits for the call',
    advice: 'The call needs the same devices. Try again when it is over.',
  },
  'media-host-refused': {
    title: 'The sound would come from an address we do not know',
    advice: 'The call was ended to be safe. Tell support.',
  },
  'customer-silent': {
    title: 'No sound from the customer for five seconds',
    advice: 'Ask whether they can hear you. If nothing comes back, hang up and call back.',
  },
  'media-lost': {
    title: 'The sound of the call dropped and did not come back',
    advice: 'Check the internet and use Call back.',
  },
  'voice-part-missing': {
    title: 'This computer does not treat your voice as asked',
    advice: 'On web numbers, echo, noise or volume stay as they are. Use a headset, or switch the option off under Your voice.',
  },
  'sound-rate-wrong': {
    title: 'Voices may sound slow or sped up',
    advice: 'In the advanced settings, change the sound quality of WhatsApp Web. It counts from the next call on.',
  },
  'consent-needed': {
    title: 'The customer has not agreed to be recorded yet',
    advice: 'Play the consent clip to its end, or ask and tick that the customer agreed.',
  },
  'recording-unsafe': {
    title: 'This computer has no safe place for the recordings’ key',
    advice: 'Nothing is recorded. Set up the system’s password vault and open the phone again.',
  },
  'recording-locked': {
    title: 'Recordings do not open on this computer',
    advice: 'Unlock the system’s password vault and open the phone again. Recordings of another computer or user do not open here.',
  },
  'recording-damaged': {
    title: 'This recording is damaged',
    advice: 'Its beginning does not open, so nothing of it can be played. It can be deleted.',
  },
  'recording-gone': {
    title: 'This recording is no longer there',
    advice: 'It was deleted, or was older than recordings are kept.',
  },
  'recording-broke-off': {
    title: 'The recording broke off',
    advice: 'The disk is full or does not take it. The call goes on, and what was recorded is kept. Free some space and record again.',
  },
  'clip-unusable': {
    title: 'This file cannot be used as a clip',
    advice: 'Choose a WAV or Opus file with sound, of two minutes at most. Remove clips that are not needed.',
  },
  'clip-not-played': {
    title: 'The clip was not played',
    advice: 'The call has no sound now, or Pilot Status did not take the clip. Try again.',
  },
  'report-gone': {
    title: 'There is no report of this call',
    advice: 'Nothing needs to be done. Only calls that had sound have a report, and the oldest are deleted.',
  },
};
