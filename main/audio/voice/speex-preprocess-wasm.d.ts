/** The part of Emscripten's module that we use; the package's own types need those of Emscripten. Pointers are byte offsets. */
declare module '@sapphi-red/speex-preprocess-wasm' {
  export interface SpeexPreprocessModule {
    /** Both are new objects after the memory has grown. */
    readonly HEAP16: Int16Array;
    readonly HEAP32: Int32Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _speex_preprocess_state_init(frameSamples: number, rateHz: number): number;
    _speex_preprocess_state_destroy(state: number): void;
    _speex_preprocess_run(state: number, samples: number): number;
    _speex_preprocess_ctl(state: number, what: number, value: number): number;
  }
  export function loadSpeexModule(options: {
    readonly wasmBinary: Uint8Array;
    readonly locateFile: (name: string) => string;
  }): Promise<SpeexPreprocessModule>;
}
