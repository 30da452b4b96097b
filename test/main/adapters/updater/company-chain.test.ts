import { X509Certificate } from 'node:crypto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { leadsToAuthority } from '../../../../main/adapters/updater/company-chain.ts';
import { COMPANY } from '../../../support/tls/company-certificates.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const HOST = 'updates.company.test';
type Name = keyof typeof COMPANY;

/** Whether what a server shows is taken where the company handed these out. */
function isTaken(shown: readonly Name[], authorities: readonly Name[] = ['root'], { host = HOST, now = NOW } = {}): boolean {
  const pem = (names: readonly Name[]): readonly string[] => names.map((name) => COMPANY[name]);
  return leadsToAuthority({ host, certificates: pem(shown) }, pem(authorities), now);
}

describe('a server of the company is trusted', () => {
  test.each<readonly [string, readonly Name[], readonly Name[]]>([
    ['that the authority signed itself', ['direct'], ['root']],
    ['by an authority in between, which it sends along', ['server', 'middle'], ['root']],
    ['that sends more than is needed, in any order', ['server', 'stranger', 'root', 'middle'], ['root']],
    ['by an authority in between that the company handed out with its own', ['server'], ['root', 'middle']],
    ['that signed itself, and whose certificate was handed out', ['selfSigned'], ['selfSigned']],
    ['by one of several authorities', ['direct'], ['stranger', 'root']],
    ['by an authority that has none below it', ['ofShortRoot'], ['shortRoot']],
    ['by an authority for these names and addresses', ['ofBoundRoot'], ['boundRoot']],
  ])('%s', (_what, shown, authorities) => {
    expect(isTaken(shown, authorities)).toBe(true);
  });

  test('by its address of numbers', () => {
    expect(isTaken(['direct'], ['root'], { host: '10.1.2.3' })).toBe(true);
    expect(isTaken(['ofBoundRoot'], ['boundRoot'], { host: '10.1.2.3' })).toBe(true);
  });
});

describe('nobody is trusted', () => {
  test.each<readonly [string, readonly Name[], readonly Name[]]>([
    ['where the company handed nothing out', ['direct'], []],
    ['whom another authority signed', ['ofStranger'], ['root']],
    ['whom another authority signed that is sent along', ['ofStranger', 'stranger'], ['root']],
    ['whom another authority of the same name signed', ['ofImpostor', 'impostor'], ['root']],
    ['whose authority in between is missing', ['server'], ['root']],
    ['whose authority in between was handed out alone', ['server'], ['middle']],
    ['whose time is over', ['expired'], ['root']],
    ['whose time has not come', ['future'], ['root']],
    ["whose authority's time is over", ['ofStaleMiddle', 'staleMiddle'], ['root']],
    ['whom a server signed', ['ofServer', 'direct'], ['root']],
    ['who signed themselves', ['selfSigned'], ['root']],
    ['who is a client', ['clientOnly'], ['root']],
    ['whose authority is for mail', ['ofMailMiddle', 'mailMiddle'], ['root']],
    ['who is named where nobody looks any more', ['nameless'], ['root']],
    ['who was signed with SHA-1', ['weak'], ['root']],
    ['whose certificate demands what nobody knows', ['oddLeaf'], ['root']],
    ['whose authority is one too many', ['ofShortMiddle', 'shortMiddle'], ['shortRoot']],
    ['who is more than its authority may name', ['outsideBounds'], ['boundRoot']],
    ['whose address its authority may not name', ['outsideAddress'], ['boundRoot']],
    ['whose authority is for somebody else', ['ofPeopleRoot'], ['peopleRoot']],
    ['who shows nothing', [], ['root']],
  ])('%s', (_what, shown, authorities) => {
    expect(isTaken(shown, authorities)).toBe(false);
  });

  test('under another name or address', () => {
    for (const host of ['company.test', 'x.updates.company.test', 'updates.company.test.evil.example', '10.1.2.4', ''])
      expect(isTaken(['direct'], ['root'], { host })).toBe(false);
  });

  test('under a name that its authority may not give', () => {
    expect(isTaken(['insideExcluded'], ['boundRoot'], { host: 'secret.company.test' })).toBe(false);
  });

  test("after its authority's hundred years", () => {
    expect(isTaken(['direct'], ['root'], { now: Date.parse('2121-01-01T00:00:00Z') })).toBe(false);
  });

  test('who shows what cannot be read', () => {
    const broken = ['', 'x', COMPANY.direct.slice(0, 300), COMPANY.direct.replace('MII', 'MIJ')];
    for (const pem of broken) expect(leadsToAuthority({ host: HOST, certificates: [pem] }, [COMPANY.root], NOW)).toBe(false);
  });

  test('who sends hundreds along that all fit, and it takes no time', () => {
    const many = Array.from({ length: 300 }, () => COMPANY.impostor);
    const started = performance.now();
    expect(leadsToAuthority({ host: HOST, certificates: [COMPANY.ofImpostor, ...many] }, [COMPANY.root], NOW)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('one whose key cannot be read, as of a curve that Electron does not know,', () => {
  const keyIsUnknown = (name: Name): void => {
    const readable = Object.getOwnPropertyDescriptor(X509Certificate.prototype, 'publicKey')?.get;
    const { raw } = new X509Certificate(COMPANY[name]);
    const spy = vi.spyOn(X509Certificate.prototype, 'publicKey', 'get').mockImplementation(function key(this: X509Certificate) {
      if (this.raw.equals(raw)) throw new Error('unsupported algorithm');
      return readable?.call(this);
    });
    onTestFinished(() => spy.mockRestore());
  };

  test('is no authority, and keeps none of the others from being one', () => {
    keyIsUnknown('stranger');
    expect(isTaken(['direct'], ['stranger', 'root'])).toBe(true);
    expect(isTaken(['ofStranger'], ['stranger', 'root'])).toBe(false);
  });

  test('is not trusted as a server either, nor in between', () => {
    keyIsUnknown('direct');
    expect(isTaken(['direct'])).toBe(false);
    keyIsUnknown('middle');
    expect(isTaken(['server', 'middle'])).toBe(false);
  });
});
