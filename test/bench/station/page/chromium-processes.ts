import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';

/** What a Chromium uses so far: the station's own process, the one that plays and records, and all of them together. */
export interface ChromiumProcesses {
  readonly station: ProcessUse;
  readonly audio: ProcessUse;
  readonly all: ProcessUse;
}

export interface ProcessUse {
  /** User and system time since its start. */
  readonly cpuSeconds: number;
  /** As `ps` shows it, shared libraries included in each process. */
  readonly rssBytes: number;
  /** Its share: what is in several processes is divided among them. */
  readonly pssBytes: number;
}

const NOTHING: ProcessUse = { cpuSeconds: 0, rssBytes: 0, pssBytes: 0 };

/** Linux only: Chromium's protocol tells which processes there are, /proc what they use. */
export async function chromiumProcesses(browser: CDPSession): Promise<ChromiumProcesses> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const uses = processInfo.map(({ id }) => ({ command: read(id, 'cmdline'), use: processUse(id) }));
  const ofKind = (kind: RegExp): ProcessUse => sum(uses.filter(({ command }) => kind.test(command)).map(({ use }) => use));
  return {
    station: ofKind(/--type=renderer/),
    audio: ofKind(/--utility-sub-type=audio\.mojom\.AudioService/),
    all: sum(uses.map(({ use }) => use)),
  };
}

function processUse(pid: number): ProcessUse {
  const fields = read(pid, 'stat').split(') ')[1]?.split(' ') ?? [];
  const memory = read(pid, 'smaps_rollup');
  const bytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(memory)?.[1] ?? Number.NaN) * 1_024;
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100, rssBytes: bytes('Rss'), pssBytes: bytes('Pss') };
}

function read(pid: number, file: string): string {
  return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
}

function sum(uses: readonly ProcessUse[]): ProcessUse {
  return uses.reduce(
    (total, use) => ({
      cpuSeconds: total.cpuSeconds + use.cpuSeconds,
      rssBytes: total.rssBytes + use.rssBytes,
      pssBytes: total.pssBytes + use.pssBytes,
    }),
    NOTHING,
  );
}
