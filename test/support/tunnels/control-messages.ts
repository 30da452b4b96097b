import type { Carriage, ComingUp } from './stand-in.ts';

/** What a stand-in process is told by the test that owns it; one JSON a line. */
export type ControlOrder =
  | {
      readonly type: 'start';
      readonly how: ComingUp;
      readonly carriage: Carriage;
      /** Of a named tunnel, as the dashboard would say; a quick one is told by its words. */
      readonly publicPort: number;
      readonly localPort: number;
      readonly format: 'text' | 'json';
    }
  /** It is known where it can be reached: it may say so to all the world. */
  | { readonly type: 'print-address' }
  | { readonly type: 'carry'; readonly carriage: Carriage }
  | { readonly type: 'connect'; readonly connected: boolean }
  | { readonly type: 'exit'; readonly code: number };

/** And what it tells. `token`: of its environment; `settings`: the names of all of cloudflared's variables there. */
export type ControlReport =
  | {
      readonly type: 'hello';
      readonly pid: number;
      readonly args: readonly string[];
      readonly token: string | null;
      readonly settings: readonly string[];
    }
  | { readonly type: 'up'; readonly publicUrl: string }
  | { readonly type: 'done' };
