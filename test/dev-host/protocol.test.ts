import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createSchemeMap } from '../../build/dev-host/chromium/scheme-map.ts';
import { eventsOf, startFixture, type Fixture } from './support.ts';

describe('the app’s own scheme', () => {
  let app: Fixture;
  beforeAll(async () => {
    app = await startFixture({ args: ['--hidden'] });
  });
  afterAll(() => app.stop());

  test('status, headers and body of the app’s answer reach the page, and the page’s reach the app', async () => {
    const answer = `fetch('/echo?q=1', { method: 'POST', headers: { 'x-custom': 'yes' }, body: 'olá' }).then(async (response) => [response.status, response.headers.get('x-answer'), await response.json()])`;
    expect(await app.page(answer)).toEqual([
      201,
      'forty-two',
      { method: 'POST', url: 'app://fixture/echo?q=1', body: 'olá', custom: 'yes' },
    ]);
  });

  test('a body that comes in parts arrives whole', async () => {
    expect(await app.page(`fetch('/stream').then((response) => response.text())`)).toBe('part 1\npart 2\npart 3\npart 4\npart 5\n');
  });

  test('what is not there is a 404, and a handler that fails is a network error', async () => {
    expect(await app.page(`fetch('/nothing').then((response) => response.status)`)).toBe(404);
    expect(await app.page(`fetch('/broken').then(() => 'answered', (error) => error.name)`)).toBe('TypeError');
  });

  test('a redirect within the scheme is followed', async () => {
    expect(await app.page(`fetch('/moved').then((response) => response.json()).then((answer) => answer.url)`)).toBe('app://fixture/echo');
  });

  test('the content security policy of the answer holds: no inline script, no foreign connection', async () => {
    expect(await app.page('typeof inlineRan')).toBe('undefined');
    expect(await app.page(`fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'blocked')`)).toBe('blocked');
    expect(eventsOf(app.output()).some((event) => /first:console error .*Content Security Policy/.test(event))).toBe(true);
  });

  test('the page is a secure context with microphone and HID', async () => {
    expect(await app.page(`[isSecureContext, 'mediaDevices' in navigator, 'hid' in navigator]`)).toEqual([true, true, true]);
  });

  test('the main process fetches through the same handler', async () => {
    expect(await app.main(`return (await electron.net.fetch('app://fixture/nothing')).status`)).toBe(404);
    expect(await app.main(`return [electron.protocol.isProtocolHandled('app'), electron.protocol.isProtocolHandled('other')]`)).toEqual([
      true,
      false,
    ]);
  });

  test('the app may look at requests before they leave', async () => {
    await app.main(
      `electron.session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://fixture/forbidden*'] }, (details, callback) => callback({ cancel: true }))`,
    );
    expect(await app.page(`fetch('/forbidden').then(() => 'answered', () => 'blocked')`)).toBe('blocked');
    expect(await app.page(`fetch('/echo').then((response) => response.status)`)).toBe(201);
  });
});

describe('addresses of the app’s scheme in Chromium', () => {
  const schemes = createSchemeMap();
  schemes.register('app');

  test.each([
    ['app://pilot/index.html?a=1#b', 'http://pilot.app.localhost/index.html?a=1#b'],
    ['app://pilot', 'http://pilot.app.localhost/'],
    ['https://example.org/', 'https://example.org/'],
    ['other://pilot/', 'other://pilot/'],
  ])('%s is %s', (url, inChromium) => expect(schemes.toChromium(url)).toBe(inChromium));

  test('they come back as the app wrote them', () => {
    expect(schemes.toApp('http://pilot.app.localhost/x?y#z')).toBe('app://pilot/x?y#z');
    expect(schemes.originToApp('http://pilot.app.localhost/x')).toBe('app://pilot');
    expect(schemes.toApp('http://pilot.other.localhost/x')).toBe('http://pilot.other.localhost/x');
  });

  test('a policy that names the scheme means the same hosts', () => {
    expect(schemes.headerToChromium("default-src 'self' app: app://cdn; img-src app://a data:")).toBe(
      "default-src 'self' http://*.app.localhost http://cdn.app.localhost; img-src http://a.app.localhost data:",
    );
  });
});
