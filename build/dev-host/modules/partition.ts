import type Electron from 'electron';

import { provide } from '../provide.ts';
import { bindVerify, createCertificateVerify } from './certificate-verify.ts';
import { createProxyModule } from './proxy.ts';

/** A session beside the default one. No page is opened in it: it is for what the main process asks by `net.request`, and for its proxies. */
export function createPartition(env: NodeJS.ProcessEnv): Electron.Session {
  const verify = createCertificateVerify();
  const { setCertificateVerifyProc } = verify;
  const face = provide<Electron.Session>()('session', { ...createProxyModule(env), setCertificateVerifyProc });
  bindVerify(face, verify);
  return face;
}
