import { type GainTrack, openGainTrack } from '../media/gain-track.ts';

/**
 * What is sent of a microphone: a copy of its track, so that mute need not touch the microphone itself. At 0 dB it is a mere clone;
 * otherwise every sample is made louder or softer on its way.
 */
export interface VoiceCopy {
  /** The one to send now. */
  track(): MediaStreamTrack;
  setOn(isOn: boolean): void;
  /** Between two gains the track stays; from and to 0 dB another one takes its place. */
  amplify(db: number): void;
  close(): void;
}

export interface VoiceCopySetting {
  readonly isOn: boolean;
  readonly db: number;
  /** Another track is to be sent; the one before ends with this call. */
  readonly replaced: (track: MediaStreamTrack) => void;
}

export function openVoiceCopy(microphone: MediaStreamTrack, setting: VoiceCopySetting): VoiceCopy {
  let gain = setting.db === 0 ? null : openGainTrack(microphone, setting.db);
  let sent = gain?.track ?? microphone.clone();
  sent.enabled = setting.isOn;

  const end = (): void => {
    if (gain === null) sent.stop();
    else gain.close();
  };
  const replace = (next: GainTrack | null): void => {
    const track = next?.track ?? microphone.clone();
    track.enabled = sent.enabled;
    setting.replaced(track);
    end();
    [gain, sent] = [next, track];
  };
  return {
    track: () => sent,
    setOn: (isOn) => {
      sent.enabled = isOn;
    },
    amplify: (db) => {
      if (microphone.readyState === 'ended') return; // another one takes its place, or nothing does
      if (gain !== null && db !== 0) gain.use(db);
      else if (gain !== null) replace(null);
      else if (db !== 0) replace(openGainTrack(microphone, db));
    },
    close: end,
  };
}
