import { createConnection, type Socket } from 'node:net';
import { encodeCall } from '../../../main/adapters/tray-host/bus-message.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

export interface FakeTrayWatcher {
  /** A panel registers, or goes, and the watcher says so. */
  setHost(isThere: boolean): void;
  leave(): void;
}

/** A desktop's own watcher of tray icons on a real session bus, as far as it is asked whether anything draws them. */
export async function startTrayWatcher(busPath: string, { isHostThere }: { readonly isHostThere: boolean }): Promise<FakeTrayWatcher> {
  let hasHost = isHostThere;
  let serial = 100;
  let isGreeted = false;
  let bytes = Buffer.alloc(0);
  const owned = Promise.withResolvers<void>();
  const socket: Socket = createConnection(busPath, () => {
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')}\r\n`);
  });
  socket.on('error', owned.reject);
  socket.on('data', (part: Buffer) => {
    bytes = Buffer.concat([bytes, part]);
    if (!isGreeted) {
      const end = bytes.indexOf('\r\n');
      if (end < 0) return;
      bytes = bytes.subarray(end + 2);
      isGreeted = true;
      socket.write('BEGIN\r\n');
      const bus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
      socket.write(encodeCall({ ...bus, member: 'Hello', arguments: [] }, 1));
      socket.write(withFlags(encodeCall({ ...bus, member: 'RequestName', arguments: [WATCHER] }, 2)));
    }
    for (let length = lengthOf(bytes); length !== null && bytes.length >= length; length = lengthOf(bytes)) {
      const message = bytes.subarray(0, length);
      bytes = bytes.subarray(length);
      if (message.readUInt8(1) === 2 && message.includes(Buffer.of(5, 1, 0x75, 0, 2, 0, 0, 0))) owned.resolve();
      if (message.readUInt8(1) === 1) socket.write(reply(message, hasHost));
    }
  });
  await owned.promise;
  return {
    setHost(isThere) {
      hasHost = isThere;
      serial += 1;
      socket.write(signal(isThere ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered', serial));
    },
    leave: () => socket.destroy(),
  };
}

/** `RequestName` takes a string and a number; our own writer knows strings alone. */
function withFlags(call: Buffer): Buffer {
  const at = call.indexOf(Buffer.from('\u0001s\0', 'latin1'), 16 + call.readUInt32LE(12) - 8);
  const longer = Buffer.concat([call.subarray(0, at), Buffer.from('\u0002su\0', 'latin1'), call.subarray(at + 3)]);
  // One byte more in the header's fields: one byte less of padding behind them, where there was any.
  const fields = call.readUInt32LE(12) + 1;
  const bodyAt = padded(16 + fields, 8);
  const body = call.subarray(call.length - call.readUInt32LE(4));
  const flags = Buffer.concat([Buffer.alloc(padded(body.length, 4) - body.length), Buffer.alloc(4)]);
  const head = Buffer.concat([longer.subarray(0, 16 + fields), Buffer.alloc(bodyAt - 16 - fields)]);
  const whole = Buffer.concat([head, body, flags]);
  whole.writeUInt32LE(body.length + flags.length, 4);
  whole.writeUInt32LE(fields, 12);
  return whole;
}

function reply(call: Buffer, value: boolean): Buffer {
  const fields = Buffer.alloc(8 + 8 + 64);
  let at = 0;
  fields.set(Buffer.of(5, 1, 0x75, 0), at); // the call's serial
  fields.writeUInt32LE(call.readUInt32LE(8), 4);
  at = 8;
  const sender = senderOf(call);
  fields.set(Buffer.of(6, 1, 0x73, 0), at); // to its sender
  fields.writeUInt32LE(sender.length, at + 4);
  fields.write(`${sender}\0`, at + 8, 'latin1');
  at = padded(at + 8 + sender.length + 1, 8);
  fields.set(Buffer.of(8, 1, 0x67, 0, 1, 0x76, 0), at); // a variant
  at += 7;
  return framed(2, fields.subarray(0, at), Buffer.of(1, 0x62, 0, 0, value ? 1 : 0, 0, 0, 0));
}

function signal(member: string, serial: number): Buffer {
  const called = encodeCall({ destination: 'x', path: '/StatusNotifierWatcher', interface: WATCHER, member, arguments: [] }, serial);
  // The same fields up to the member: a signal goes to nobody in particular.
  const fields = called.subarray(16, 16 + called.readUInt32LE(12));
  const end = fields.indexOf(`${member}\0`) + member.length + 1;
  return framed(4, fields.subarray(0, end), Buffer.alloc(0), serial);
}

function framed(type: number, fields: Buffer, body: Buffer, serial = 1): Buffer {
  const head = Buffer.alloc(16);
  head.set(Buffer.of(0x6c, type, 1, 1));
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.length, 12);
  return Buffer.concat([head, fields, Buffer.alloc(padded(16 + fields.length, 8) - 16 - fields.length), body]);
}

function senderOf(message: Buffer): string {
  const at = message.indexOf(Buffer.of(7, 1, 0x73, 0));
  return message.toString('latin1', at + 8, at + 8 + message.readUInt32LE(at + 4));
}

function lengthOf(bytes: Buffer): number | null {
  return bytes.length < 16 ? null : padded(16 + bytes.readUInt32LE(12), 8) + bytes.readUInt32LE(4);
}

function padded(length: number, to: number): number {
  return Math.ceil(length / to) * to;
}
