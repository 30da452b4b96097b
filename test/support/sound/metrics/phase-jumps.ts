export interface PhaseJump {
  readonly atMs: number;
  /** How far the phase is off after it, −π…π; near 0 after silence of whole periods. */
  readonly radians: number;
}

const WINDOW_MS = 5;
/** What a codec or a resampler may turn the phase within a window. */
const UNREMARKABLE_RADIANS = 0.2;
/** Of the usual amplitude. */
const PRESENT = 0.5;

/**
 * Where a recorded sine of known frequency does not go on as it was: samples lost, repeated, or silence in between. Each place
 * once. `hz` best divides evenly into 5 ms. The first and the last window with the tone bound the search.
 */
export function phaseJumps({
  samples,
  rateHz,
  hz,
}: {
  readonly samples: Float32Array;
  readonly rateHz: number;
  readonly hz: number;
}): readonly PhaseJump[] {
  const length = Math.round((WINDOW_MS * rateHz) / 1_000);
  const windows = Array.from({ length: Math.floor(samples.length / length) }, (_, index) =>
    tone({ samples, from: index * length, length, omega: (2 * Math.PI * hz) / rateHz }),
  );
  const usual = windows.map(({ amplitude }) => amplitude).toSorted((one, other) => one - other)[Math.floor(windows.length / 2)] ?? 0;
  const present = windows.map(({ amplitude }) => amplitude > usual * PRESENT);
  const first = present.indexOf(true);
  const last = present.lastIndexOf(true);

  const jumps: PhaseJump[] = [];
  const end = (from: number, to: number): void => {
    jumps.push({ atMs: from * WINDOW_MS, radians: turned(windows[from - 1], windows[to]) });
  };
  let broken: number | null = null;
  for (let index = first + 1; index <= last; index += 1) {
    const goesOn = present[index] === true && present[index - 1] === true;
    const remarkable = !goesOn || Math.abs(turned(windows[index - 1], windows[index])) > UNREMARKABLE_RADIANS;
    if (remarkable) broken ??= index;
    else if (broken !== null) {
      end(broken, index);
      broken = null;
    }
  }
  if (broken !== null) end(broken, last);
  return jumps;
}

interface Tone {
  readonly amplitude: number;
  readonly phase: number;
}

/** Amplitude and phase of a window, against one clock for all windows. */
function tone(window: { readonly samples: Float32Array; readonly from: number; readonly length: number; readonly omega: number }): Tone {
  let real = 0;
  let imaginary = 0;
  for (let index = window.from; index < window.from + window.length; index += 1) {
    real += (window.samples[index] ?? 0) * Math.cos(window.omega * index);
    imaginary -= (window.samples[index] ?? 0) * Math.sin(window.omega * index);
  }
  return { amplitude: (2 * Math.hypot(real, imaginary)) / window.length, phase: Math.atan2(imaginary, real) };
}

function turned(before: Tone | undefined, after: Tone | undefined): number {
  return wrapped((after?.phase ?? 0) - (before?.phase ?? 0));
}

function wrapped(radians: number): number {
  return Math.atan2(Math.sin(radians), Math.cos(radians));
}
