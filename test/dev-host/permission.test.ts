import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startFixture, type Fixture } from './support.ts';

const ASK = `navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => { const { length } = stream.getAudioTracks(); for (const track of stream.getTracks()) track.stop(); return length + ' track' }, (error) => error.name)`;
const SESSION = 'electron.session.defaultSession';

describe('permissions are the app’s to give', () => {
  let app: Fixture;
  beforeAll(async () => {
    app = await startFixture({ args: ['--hidden'], env: { DEV_HOST_CHROMIUM_ARGS: '--use-fake-device-for-media-stream' } });
  });
  afterAll(() => app.stop());

  test('without a handler the microphone is open, as in Electron', async () => {
    expect(await app.page(ASK)).toBe('1 track');
  });

  test('a handler that grants is told what is asked and by whom', async () => {
    await app.main(
      `${SESSION}.setPermissionRequestHandler((contents, permission, callback, details) => { state.asked = { id: contents.id, permission, ...details }; callback(true) })`,
    );
    expect(await app.page(ASK)).toBe('1 track');
    expect(await app.main('return state.asked')).toEqual({
      id: 1,
      permission: 'media',
      mediaTypes: ['audio'],
      requestingUrl: 'app://fixture/index.html',
      isMainFrame: true,
      securityOrigin: 'app://fixture/',
    });
  });

  test('a handler that denies closes it, in the browser’s own words, also for who goes round the interface', async () => {
    await app.main(`${SESSION}.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))`);
    expect(await app.page(ASK)).toBe('NotAllowedError');
    const around = `new Promise((resolve) => { const frame = document.createElement('iframe'); frame.src = 'index.html'; frame.onload = () => resolve(frame.contentWindow.navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'open', (error) => error.name)); document.body.append(frame) })`;
    expect(await app.page(around)).toBe('NotAllowedError');
  });

  test('the check handler answers queries and hides the names of devices', async () => {
    const query = `navigator.permissions.query({ name: 'microphone' }).then((status) => status.state)`;
    const labels = `navigator.mediaDevices.enumerateDevices().then((devices) => devices.filter((device) => device.kind === 'audioinput').map((device) => device.label !== ''))`;
    await app.main(
      `${SESSION}.setPermissionCheckHandler((_contents, permission, origin, details) => { state.checked = [permission, origin, details.isMainFrame, details.requestingUrl]; return false })`,
    );
    expect(await app.page(query)).toBe('denied');
    expect(await app.main('return state.checked')).toEqual(['media', 'app://fixture', true, 'app://fixture/index.html']);
    expect(await app.page(labels)).not.toContain(true);
    await app.main(`${SESSION}.setPermissionCheckHandler(() => true)`);
    expect(await app.page(query)).toBe('granted');
    expect(await app.page(labels)).not.toContain(false);
  });

  test('WebRTC finds a way over the loopback interface', async () => {
    const connect = `(async () => { const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()]; a.onicecandidate = ({ candidate }) => candidate && b.addIceCandidate(candidate); b.onicecandidate = ({ candidate }) => candidate && a.addIceCandidate(candidate);
      const channel = a.createDataChannel('x'); const open = new Promise((resolve) => { channel.onopen = () => resolve('open') }); await a.setLocalDescription(); await b.setRemoteDescription(a.localDescription); await b.setLocalDescription(); await a.setRemoteDescription(b.localDescription);
      const answer = await Promise.race([open, new Promise((resolve) => setTimeout(() => resolve('no way'), 5000))]); const hidden = /\\.local /.test(a.localDescription.sdp); a.close(); b.close(); return [answer, hidden] })()`;
    expect(await app.page(connect)).toEqual(['open', false]);
  });
});
