/** The part of ngrok's library that is used, so that a stand-in can take its place. */
export interface NgrokLibrary {
  /** Rejects with ngrok's code in `errorCode`, or without one where ngrok was not reached. May never settle. */
  forward(order: {
    readonly addr: string;
    readonly authtoken: string;
    readonly domain?: string;
    /** `closed`: the connection is lost; it connects again by itself, then `connected`. */
    readonly onStatusChange: (status: string) => void;
  }): Promise<NgrokListener>;
}
export interface NgrokListener {
  url(): string | null;
  /** Settles when it forwards no more. */
  join(): Promise<void>;
  close(): Promise<void>;
}

export type NgrokLoading = { readonly library: NgrokLibrary } | { readonly library: null; readonly reason: string };

/** The one place that knows @ngrok/ngrok. A machine for which it has no binary still starts. */
export async function loadNgrok(load: () => Promise<NgrokLibrary> = importNgrok): Promise<NgrokLoading> {
  try {
    return { library: await load() };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { library: null, reason: reason.split('\n', 1)[0] ?? reason };
  }
}

async function importNgrok(): Promise<NgrokLibrary> {
  const { forward } = await import('@ngrok/ngrok');
  return { forward };
}
