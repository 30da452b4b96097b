import { describe, expect, test } from 'vitest';
import { busPaths } from '../../../../main/adapters/tray-host/bus-address.ts';
import { decodeMessage, encodeCall, truthOf } from '../../../../main/adapters/tray-host/bus-message.ts';

describe('the address of the session bus', () => {
  test.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, ['/run/user/1000/bus']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/dbus-x,guid=1' }, ['\0/tmp/dbus-x']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x,port=1;unix:guid=1,path=/a%20b' }, ['/a b']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'autolaunch:' }, ['/run/user/1000/bus']],
    [{ XDG_RUNTIME_DIR: '/run/mine' }, ['/run/mine/bus']],
    [{}, ['/run/user/1000/bus']],
  ])('in %j is %j', (env, paths) => {
    expect(busPaths(env, 1000)).toEqual(paths);
  });
});

describe('a message', () => {
  const call = encodeCall({ destination: 'org.a', path: '/a', interface: 'org.a.B', member: 'Ask', arguments: ['one', 'two'] }, 7);

  test('is read as it was written, however it comes in parts', () => {
    for (let cut = 0; cut < call.length; cut += 1) expect(decodeMessage(call.subarray(0, cut))).toBeNull();
    expect(decodeMessage(Buffer.concat([call, Buffer.from('rest')]))).toMatchObject({
      length: call.length,
      message: { type: 'call', member: 'Ask', signature: 'ss', replyTo: null },
    });
  });

  test('that is no D-Bus, or claims to be huge, is thrown out', () => {
    expect(() => decodeMessage(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))).toThrow('byte order');
    const huge = Buffer.from(call);
    huge.writeUInt32LE(0x7fff_ffff, 4);
    expect(() => decodeMessage(huge)).toThrow('too large');
  });

  test('holds a truth value bare or wrapped, or none', () => {
    expect(truthOf({ signature: 'b', body: Buffer.of(1, 0, 0, 0) })).toBe(true);
    expect(truthOf({ signature: 'b', body: Buffer.of(0, 0, 0, 0) })).toBe(false);
    expect(truthOf({ signature: 'v', body: Buffer.of(1, 98, 0, 0, 1, 0, 0, 0) })).toBe(true);
    expect(truthOf({ signature: 'v', body: Buffer.of(1, 115, 0, 0, 1, 0, 0, 0) })).toBeNull();
    expect(truthOf({ signature: 's', body: Buffer.of(1, 0, 0, 0) })).toBeNull();
    expect(truthOf({ signature: 'b', body: Buffer.of(1) })).toBeNull();
  });
});
