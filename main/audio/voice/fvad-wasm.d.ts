/** The part of Emscripten's module that we use; the package ships without types. Pointers are byte offsets. */
declare module '@echogarden/fvad-wasm' {
  export interface FvadModule {
    readonly HEAP16: Int16Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _fvad_new(): number;
    _fvad_free(detector: number): void;
    _fvad_set_mode(detector: number, mode: number): number;
    _fvad_set_sample_rate(detector: number, rateHz: number): number;
    _fvad_process(detector: number, samples: number, count: number): number;
  }
  const load: () => Promise<FvadModule>;
  export default load;
}
