/** The one place that knows naudiodon. A machine where it does not load still starts. */
export type PortAudio = Pick<typeof import('naudiodon'), 'AudioIO' | 'getDevices' | 'getHostAPIs'>;
export type PortAudioDevice = ReturnType<PortAudio['getDevices']>[number];
export type PortAudioHosts = ReturnType<PortAudio['getHostAPIs']>;

export type PortAudioLoading = { readonly portAudio: PortAudio } | { readonly portAudio: null; readonly reason: string };

export async function loadPortAudio(load: () => Promise<PortAudio> = () => import('naudiodon')): Promise<PortAudioLoading> {
  try {
    return { portAudio: await load() };
  } catch (cause) {
    return { portAudio: null, reason: cause instanceof Error ? firstLine(cause.message) : String(cause) };
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
