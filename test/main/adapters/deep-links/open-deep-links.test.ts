import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, test } from 'vitest';
import { linkHandlers, openDeepLinks } from '../../../../main/adapters/deep-links/open-deep-links.ts';

function openWith(argv: readonly string[]) {
  const app = new EventEmitter();
  const links: string[] = [];
  let again = 0;
  const deep = openDeepLinks(app as unknown as Pick<App, 'on'>, argv);
  return {
    links,
    again: () => again,
    listen: () => deep.listen({ link: (link) => void links.push(link), again: () => void (again += 1) }),
    url: (url: string) => app.emit('open-url', { preventDefault: () => undefined }, url),
    second: (...args: string[]) => app.emit('second-instance', {}, args, '/'),
  };
}

describe('links from the system', () => {
  test('one that started the app waits until somebody listens', () => {
    const system = openWith(['/app', 'tel:+5511999990000']);
    expect(system.links).toEqual([]);
    system.listen();
    expect(system.links).toEqual(['tel:+5511999990000']);
  });

  test('macOS tells one before the app is ready, and the last click counts', () => {
    const system = openWith(['/app']);
    system.url('tel:1111');
    system.url('tel:2222');
    system.listen();
    system.url('tel:3333');
    expect(system.links).toEqual(['tel:2222', 'tel:3333']);
  });

  test('a second start hands its link on, or asks for the window', () => {
    const system = openWith(['/app']);
    system.listen();
    system.second('/app', '--x', 'callto:11999990000', 'call', '--now');
    system.second('/app');
    expect([system.links, system.again()]).toEqual([['callto:11999990000'], 1]);
  });
});

describe('which links the system opens with the app', () => {
  function system(refuses: readonly string[] = []) {
    const ours = new Set<string>();
    const asked: unknown[][] = [];
    const handlers = (program: Parameters<typeof linkHandlers>[1]) =>
      linkHandlers(
        {
          isDefaultProtocolClient: (scheme, ...where) => {
            asked.push([scheme, ...where]);
            return ours.has(scheme);
          },
          setAsDefaultProtocolClient: (scheme) => {
            if (!refuses.includes(scheme)) ours.add(scheme);
            return true;
          },
          removeAsDefaultProtocolClient: (scheme) => ours.delete(scheme),
        },
        program,
      );
    return { handlers, asked };
  }

  test('are taken and given back by scheme', () => {
    const handlers = system().handlers(null);
    expect(handlers.take('tel', true)).toBe(true);
    expect(handlers.ours()).toEqual(['tel']);
    expect(handlers.take('tel', false)).toBe(true);
    expect(handlers.ours()).toEqual([]);
  });

  test('a system that says yes and keeps another is not believed', () => {
    expect(system(['tel']).handlers(null).take('tel', true)).toBe(false);
  });

  test('an app that is not packed says how it is started', () => {
    const { handlers, asked } = system();
    handlers({ path: '/electron', args: ['/app'] }).ours();
    expect(asked[0]).toEqual(['pilot-softphone', '/electron', ['/app']]);
  });
});
