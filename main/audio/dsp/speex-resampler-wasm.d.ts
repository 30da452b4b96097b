/** The part of Emscripten's module that we use; the package ships without types. Pointers are byte offsets. */
declare module '@echogarden/speex-resampler-wasm/simd' {
  export interface SpeexResamplerModule {
    readonly HEAPF32: Float32Array;
    readonly HEAPU32: Uint32Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _speex_resampler_init(channels: number, inRate: number, outRate: number, quality: number, error: number): number;
    _speex_resampler_destroy(state: number): void;
    /** `numerator / denominator` is input over output rate; keeps what lies in the filter. */
    _speex_resampler_set_rate_frac(state: number, numerator: number, denominator: number, inRate: number, outRate: number): number;
    _speex_resampler_process_float(
      state: number,
      channel: number,
      input: number,
      inputLength: number,
      output: number,
      outputLength: number,
    ): number;
  }
  const load: () => Promise<SpeexResamplerModule>;
  export default load;
}
