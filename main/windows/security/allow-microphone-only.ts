import type { Session, WebContents } from 'electron';

/**
 * Electron grants every permission by default. Only the microphone is granted, only to the station, only for
 * sound; camera, location, notifications and the rest are refused to everyone. The station may also ask for HID devices: which
 * it gets, allow-chosen-headsets.ts says.
 */
export function allowMicrophoneOnly(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
  isStation: (contents: WebContents) => boolean,
): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    // Sound only: `mediaTypes` names what is asked for.
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const soundOnly = types.length > 0 && types.every((type) => type === 'audio');
    answer(permission === 'media' && soundOnly && isStation(contents));
  });
  session.setPermissionCheckHandler((contents, permission, _origin, details) => {
    if (contents === null || !isStation(contents)) return false;
    // Choosing a speaker by name (setSinkId) is a permission of its own; the list of devices needs the first.
    if (permission === 'speaker-selection' || permission === 'hid') return true;
    return permission === 'media' && details.mediaType !== 'video';
  });
}
