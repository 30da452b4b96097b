import type Electron from 'electron';

import type { Host } from '../host.ts';
import { dispatchIpc, hostCodec, type IpcReceiver } from './ipc-main.ts';
import type { HostSession, PermissionQuestion } from './session.ts';

export interface PageMessageContext {
  readonly host: Host;
  readonly session: HostSession;
  readonly contents: Electron.WebContents;
  readonly receivers: readonly IpcReceiver[];
  post(text: string): void;
  grant(names: readonly string[], granted: boolean, chromiumOrigin: string): Promise<void>;
  mayNavigate(url: string): boolean;
  load(url: string): void;
  setTitle(title: string): void;
  openWindow(details: { url: string; frameName: string; features: string }): void;
  inBackground(what: string, work: Promise<unknown>): void;
  readonly text: string;
  readonly frame: Electron.WebFrameMain;
}

/** Chromium's names of the permissions that the DevTools Protocol can set. */
function chromiumPermissions(question: PermissionQuestion): string[] {
  if (question.permission === 'media') return question.mediaTypes.map((type) => (type === 'audio' ? 'microphone' : 'camera'));
  return ['notifications', 'geolocation', 'midi', 'speaker-selection'].includes(question.permission) ? [question.permission] : [];
}

/** Takes one message that came out of a page's preload world: IPC, a question about a permission, a navigation to be judged. */
export function receivePageMessage(context: PageMessageContext): void {
  const { host, frame } = context;
  const [kind, name, payload, id] = JSON.parse(context.text) as [string, string, unknown, number];
  const args = kind === 'navigate' || kind === 'title' ? [] : (hostCodec.decode(payload) as unknown[]);
  const answer = (value: unknown): void => context.post(`["ok",${id},${hostCodec.encode(value)}]`);

  async function judge(detail: Pick<PermissionQuestion, 'permission' | 'mediaTypes'>): Promise<void> {
    const question: PermissionQuestion = { ...detail, requestingUrl: frame.url, origin: frame.origin, isMainFrame: frame.parent === null };
    const granted =
      name === 'request' ? await context.session.request(context.contents, question) : context.session.check(context.contents, question);
    await context.grant(chromiumPermissions(question), granted, host.schemes.toChromium(frame.url).replace(/^(\w+:\/\/[^/]+).*$/, '$1'));
    answer(granted);
  }

  if (kind === 'invoke' || kind === 'send') {
    const { receivers, contents: sender, post: reply } = context;
    context.inBackground('message', dispatchIpc({ kind, channel: name, args, id, sender, frame, receivers, reply, report: host.report }));
  } else if (kind === 'navigate') {
    if (context.mayNavigate(name)) context.load(name);
  } else if (kind === 'title') {
    context.setTitle(name);
  } else if (kind === 'preload-error') {
    console.error('Unable to load preload script:', args[0]);
    context.contents.emit('preload-error', {}, '', args[0]);
  } else if (kind === 'ask' && name === 'open-window') {
    const { url, base, name: frameName, features } = args[0] as { url: string; base: string; name: string; features: string };
    const absolute = URL.canParse(url, base) ? new URL(url, base).href : url;
    context.openWindow({ url: host.schemes.toApp(absolute), frameName, features });
    answer(null);
  } else if (kind === 'ask') {
    context.inBackground('permission', judge(args[0] as Pick<PermissionQuestion, 'permission' | 'mediaTypes'>));
  }
}
