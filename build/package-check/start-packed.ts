import { startHost } from '../dev-host/test-face.ts';

const WINDOWS_WITHIN_MS = 20_000;

/** Starts an extracted app on the development host and quits it again. What it complained of; empty where it opened its windows and left with 0. */
export async function startComplaints(app: string): Promise<readonly string[]> {
  const host = await startHost({ app, env: { PILOT_STATUS_API_KEYS: undefined, PILOT_STATUS_API_URL: undefined } });
  const complaints: string[] = [];
  try {
    const until = Date.now() + WINDOWS_WITHIN_MS;
    let windows = await host.face.ask('windows');
    while (windows.length < 3 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      windows = await host.face.ask('windows');
    }
    if (windows.length < 3) complaints.push(`only ${String(windows.length)} of its windows opened`);
    await new Promise((resolve) => setTimeout(resolve, 3_000)); // its processes have loaded their native parts, or said why not
    await host.face.ask('app/quit');
  } catch (cause) {
    complaints.push(String(cause));
  }
  const late = setTimeout(() => host.process.kill('SIGKILL'), 15_000);
  const code = await host.ended;
  clearTimeout(late);
  if (code !== 0) complaints.push(`it ended with ${String(code)}: ${host.output().slice(-500)}`);
  const troubles = host.output().match(/^.*(?:Cannot find (?:module|package)|ERR_MODULE_NOT_FOUND|did not load).*$/gm) ?? [];
  return [...complaints, ...troubles];
}
