/** An SDP taken apart (RFC 8866, section 5): what stands before the first media section, and each section. */
export interface SessionDescription {
  readonly session: readonly string[];
  readonly sections: readonly MediaSection[];
}

export interface MediaSection {
  readonly kind: string;
  readonly port: string;
  readonly profile: string;
  /** RTP payload types, the preferred one first. */
  readonly formats: readonly string[];
  /** The lines below the `m=` line. */
  readonly lines: readonly string[];
}

/** Null where it is none. Line ends may be CRLF or LF, and the last one may be missing. */
export function readDescription(sdp: string): SessionDescription | null {
  const lines = sdp.split(/\r?\n/).filter((line) => line !== '');
  if (lines[0] !== 'v=0' || !lines.every((line) => /^[a-z]=/.test(line))) return null;
  const starts = lines.flatMap((line, at) => (line.startsWith('m=') ? [at] : []));
  return {
    session: lines.slice(0, starts[0] ?? lines.length),
    sections: starts.map((start, nth) => readSection(lines.slice(start, starts[nth + 1] ?? lines.length))),
  };
}

/** With CRLF after every line, as RFC 8866 and Chromium want it. */
export function writeDescription({ session, sections }: SessionDescription): string {
  const written = sections.flatMap(({ kind, port, profile, formats, lines }) => [
    `m=${[kind, port, profile, ...formats].join(' ')}`,
    ...lines,
  ]);
  return [...session, ...written, ''].join('\r\n');
}

/** The values of an attribute, in the section and, where it has none, of the whole session (RFC 8866, section 5.13). */
export function attributeValues({ session }: SessionDescription, section: MediaSection, name: string): readonly string[] {
  const inLines = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => line.startsWith(`a=${name}:`)).map((line) => line.slice(`a=${name}:`.length).trim());
  const own = inLines(section.lines);
  return own.length > 0 ? own : inLines(session);
}

/** The payload types of the section that mean this codec, `opus/48000/2`. */
export function payloadTypesOf(section: MediaSection, codec: RegExp): readonly string[] {
  return section.lines.flatMap((line) => {
    const [, payloadType, name] = /^a=rtpmap:(\d+) (\S+)\s*$/.exec(line) ?? [];
    return payloadType !== undefined && codec.test(name ?? '') && section.formats.includes(payloadType) ? [payloadType] : [];
  });
}

function readSection([first = '', ...lines]: readonly string[]): MediaSection {
  const [kind = '', port = '', profile = '', ...formats] = first.slice('m='.length).split(' ');
  return { kind, port, profile, formats, lines };
}
