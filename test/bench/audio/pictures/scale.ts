/** From values to places on paper. */
export interface Scale {
  at(value: number): number;
  readonly ticks: readonly number[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Evenly, with round numbers as ticks; about `wanted` of them. */
export function linearScale(values: Span, paper: Span, wanted = 8): Scale {
  const step = roundStep((values.to - values.from) / wanted);
  const first = Math.ceil(values.from / step);
  const ticks = Array.from({ length: Math.floor(values.to / step + 1e-9) - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(6)),
  );
  return { at: (value) => place((value - values.from) / (values.to - values.from), paper), ticks };
}

/** From 0, by the square root: a few milliseconds and a few seconds can be read from one picture. */
export function rootScale(most: number, paper: Span): Scale {
  const ticks = [0, 5, 20, 50, 100, 200, 400, 700, 1_000, 1_500, 2_000, 3_000, 5_000].filter((tick) => tick <= most);
  return { at: (value) => place(Math.sqrt(Math.max(0, value) / most), paper), ticks };
}

function place(share: number, paper: Span): number {
  return paper.from + Math.min(1, Math.max(0, share)) * (paper.to - paper.from);
}

function roundStep(about: number): number {
  const size = 10 ** Math.floor(Math.log10(about));
  return size * ([1, 2, 5, 10].find((step) => step * size >= about) ?? 10);
}
