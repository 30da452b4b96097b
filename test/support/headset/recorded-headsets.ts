/** What a headset says of itself, and who has read it. */
export interface RecordedHeadset {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly source: string;
  /** Report descriptor as hex. */
  readonly descriptor: string;
  /** Read by hand from the source: control, behaviour, report id, bit. */
  readonly controls: readonly (readonly [control: string, behaviour: string, reportId: number, bit: number])[];
  /** Lamp, report id, bit. */
  readonly lamps: readonly (readonly [lamp: string, reportId: number, bit: number])[];
}

export const RECORDED_HEADSETS: readonly RecordedHeadset[] = [
  {
    name: 'Anker PowerConf',
    vendorId: 0x291a,
    productId: 0x3301,
    source: 'a public Go test that holds the bytes of /sys/class/hidraw/hidraw5/device/report_descriptor (powerConfDescriptor)',
    descriptor: `05 0c 09 01 a1 01 85 01 15 00 25 01 09 e9 09 ea 09 e2 09 cd 09 b5 09 b6 09 b3 09 b7 75 01 95 08 81 42 c0
      05 0b 09 05 a1 01 85 02 05 0b 15 00 25 01 09 20 09 97 75 01 95 02 81 23 09 2f 09 21 09 70 09 50 75 01 95 04 81 07
      05 08 09 17 09 09 09 18 09 20 09 21 75 01 95 05 91 22 95 03 91 03 c0`,
    controls: [
      ['hook', 'latched', 2, 0],
      ['mute', 'button', 2, 2],
      ['flash', 'button', 2, 3],
    ],
    lamps: [
      ['offHook', 2, 0],
      ['mute', 2, 1],
      ['ring', 2, 2],
      ['hold', 2, 3],
    ],
  },
  {
    name: 'Dell SP325',
    vendorId: 0x413c,
    productId: 0x8223,
    source: 'a public Python test that holds the bytes of /sys/class/hidraw/hidraw0/device/report_descriptor (SP325_DESCRIPTOR)',
    descriptor: `05 0c 09 01 a1 01 85 0c 15 00 25 01 09 e9 09 ea 09 e2 09 cd 09 b5 09 b6 09 b0 09 b1 75 01 95 08 81 02 c0
      06 13 ff 09 01 a1 01 15 00 26 ff 00 85 06 09 00 75 08 95 3d 91 02 85 07 09 00 75 08 95 3d 81 02 c0
      06 14 ff 09 01 a1 01 15 00 26 ff 00 85 10 09 00 75 08 95 05 81 02 c0
      06 99 ff 09 01 a1 01 85 9a 15 00 26 ff 00 95 3f 75 08 09 03 b1 02 85 9b 15 00 25 01 95 01 75 01 09 04 81 06 75 01 95 07 81 01 c0
      05 0b 09 05 a1 01 15 00 25 01 75 01 85 05 09 20 95 01 81 22 09 2f 95 01 81 06 09 24 09 21 09 97 09 2a 09 50 95 05 81 06
      09 07 05 09 09 01 75 01 95 01 81 02 05 08 85 05 09 17 09 09 09 18 09 20 09 21 09 2a 95 06 91 22 95 02 91 01 c0`,
    controls: [
      ['hook', 'latched', 5, 0],
      ['mute', 'button', 5, 1],
      ['redial', 'button', 5, 2],
      ['flash', 'button', 5, 3],
      ['decline', 'button', 5, 7],
    ],
    lamps: [
      ['offHook', 5, 0],
      ['mute', 5, 1],
      ['ring', 5, 2],
      ['hold', 5, 3],
    ],
  },
  {
    name: 'Plantronics Blackwire 3220',
    vendorId: 0x047f,
    productId: 0xc056,
    source: 'libusb/hidapi, pull request 262, as Windows tells it; the copy ends in report 0x18, completed here like the two before',
    descriptor: `05 0b 09 05 a1 01 85 08 09 2f 15 00 25 01 75 01 95 01 81 06 09 20 09 21 15 00 25 01 75 01 95 02 81 22
      85 09 05 08 09 09 15 00 25 01 75 01 95 01 91 22 85 17 09 17 15 00 25 01 75 01 95 01 91 22
      85 18 09 18 15 00 25 01 75 01 95 01 91 22 c0`,
    controls: [
      ['mute', 'button', 8, 0],
      ['hook', 'latched', 8, 1],
      ['flash', 'button', 8, 2],
    ],
    lamps: [
      ['mute', 9, 0],
      ['offHook', 0x17, 0],
      ['ring', 0x18, 0],
    ],
  },
  {
    name: 'Bluetooth headset at ChromeOS',
    vendorId: 0x18d1,
    productId: 0x0001,
    source: 'Android Bluetooth, system/gd/rust/linux/stack/src/uhid_hfp.rs (RDESC); the ids are ours',
    descriptor: `05 0b 09 05 a1 01 85 01 05 0b 15 00 25 01 09 20 09 2f 75 01 95 02 81 23 75 01 95 06 81 01
      05 08 15 00 25 01 09 18 09 17 09 09 75 01 95 03 91 22 75 01 95 05 91 01 c0`,
    controls: [
      ['hook', 'latched', 1, 0],
      ['mute', 'latched', 1, 1],
    ],
    lamps: [
      ['ring', 1, 0],
      ['offHook', 1, 1],
      ['mute', 1, 2],
    ],
  },
  {
    name: 'Realtek RTL8763 headset',
    vendorId: 0x0bda,
    productId: 0x8763,
    source: 'a public firmware of an earphone (TELEPHONY_HID_DESC_ATTRIB, app_hid_descriptor.h); the product id is ours',
    descriptor: `05 0b 09 05 a1 01 85 0b 05 0b 15 00 25 01 09 20 09 97 09 2a 09 2f 75 01 95 04 81 23 09 21 09 23 09 24 75 01 95 03 81 07
      09 06 a1 02 19 b0 29 bb 15 00 25 0c 75 04 95 01 81 40 c0 09 07 15 00 25 01 05 09 75 01 95 01 81 02 75 01 95 04 81 01
      05 08 15 00 25 01 09 17 09 1e 09 09 09 18 09 20 09 21 09 2a 75 01 95 07 91 22
      05 0b 15 00 25 01 09 9e 75 01 95 01 91 22 75 01 95 08 91 01 c0`,
    controls: [
      ['hook', 'latched', 0xb, 0],
      ['mute', 'latched', 0xb, 3],
      ['flash', 'button', 0xb, 4],
      ['hold', 'button', 0xb, 5],
      ['redial', 'button', 0xb, 6],
      ['decline', 'button', 0xb, 11],
    ],
    lamps: [
      ['offHook', 0xb, 0],
      ['mute', 0xb, 2],
      ['ring', 0xb, 3],
      ['hold', 0xb, 4],
      ['ring', 0xb, 7],
    ],
  },
  {
    name: 'Airoha headset with a mute switch',
    vendorId: 0x0e8d,
    productId: 0x0809,
    source: "a public firmware with Airoha's USB code (report_telephony_dscr, USB_HID_TEL_CALL_CTL_REPORT_ID 5); the product id is ours",
    descriptor: `05 0b 09 05 a1 01 15 00 25 01 75 01 85 05 09 20 95 01 81 22 09 2f 95 01 81 22 09 24 09 21 09 97 09 2a 09 50 95 05 81 06
      09 07 05 09 09 01 75 01 95 01 81 02 05 08 85 05 09 17 09 09 09 18 09 20 09 21 09 2a 95 06 91 22 95 02 91 01 c0`,
    controls: [
      ['hook', 'latched', 5, 0],
      ['mute', 'latched', 5, 1],
      ['redial', 'button', 5, 2],
      ['flash', 'button', 5, 3],
      ['decline', 'button', 5, 7],
    ],
    lamps: [
      ['offHook', 5, 0],
      ['mute', 5, 1],
      ['ring', 5, 2],
      ['hold', 5, 3],
    ],
  },
  {
    name: 'Conference gadget, one report a lamp',
    vendorId: 0x1d6b,
    productId: 0x0104,
    source: "a public firmware's HID gadget (hid_des, first form, of the kind that Plantronics builds); the ids are the Linux gadget's",
    descriptor: `05 0c 09 01 a1 01 85 01 15 00 25 01 09 e9 09 ea 75 01 95 02 81 06 95 06 81 01 c0
      05 0b 09 05 a1 01 85 08 15 00 25 01 09 20 75 01 95 01 81 22 09 97 75 01 95 01 81 22 09 2b 75 01 95 01 81 22 09 2a 75 01 95 01 81 22
      09 2f 75 01 95 01 81 06 09 21 75 01 95 01 81 06 09 24 75 01 95 01 81 06 09 07 05 09 09 01 75 01 95 01 81 02
      05 08 85 09 09 09 95 01 91 22 95 07 91 01 85 17 09 17 95 01 91 22 95 07 91 01
      85 18 09 18 95 01 91 22 95 07 91 01 85 20 09 20 95 01 91 22 95 07 91 01 c0`,
    controls: [
      ['hook', 'latched', 8, 0],
      ['mute', 'button', 8, 4],
      ['flash', 'button', 8, 5],
      ['redial', 'button', 8, 6],
      ['decline', 'button', 8, 7],
    ],
    lamps: [
      ['mute', 9, 0],
      ['offHook', 0x17, 0],
      ['ring', 0x18, 0],
      ['hold', 0x20, 0],
    ],
  },
  {
    name: 'Conference gadget, one report for all',
    vendorId: 0x1d6b,
    productId: 0x0105,
    source: "the same firmware, second form; the ids are the Linux gadget's",
    descriptor: `05 0b 09 05 a1 01 85 02 05 0b 15 00 25 01 09 20 09 97 75 01 95 02 81 22 09 2f 09 21 09 70 09 50 75 01 95 04 81 06
      09 06 a1 02 19 b0 29 bb 15 00 25 0c 75 04 95 01 81 40 c0 09 07 15 00 25 01 05 09 75 01 95 01 81 02 75 01 95 05 81 01
      05 08 15 00 25 01 09 17 09 09 09 18 09 20 09 21 75 01 95 05 91 22 05 0b 15 00 25 01 09 9e 75 01 95 01 91 22 75 01 95 0a 91 01 c0`,
    controls: [
      ['hook', 'latched', 2, 0],
      ['mute', 'button', 2, 2],
      ['flash', 'button', 2, 3],
      ['decline', 'button', 2, 10],
    ],
    lamps: [
      ['offHook', 2, 0],
      ['mute', 2, 1],
      ['ring', 2, 2],
      ['hold', 2, 3],
      ['ring', 2, 5],
    ],
  },
  {
    name: 'Logitech MX Brio',
    vendorId: 0x046d,
    productId: 0x0944,
    source: "a public script with the bytes of macOS' IORegistry (RAW_DESCRIPTOR); its telephone alone",
    descriptor: `05 0b 09 05 a1 01 85 08 15 00 25 01 09 2f 75 01 95 01 81 06 09 20 75 01 95 01 81 22 95 06 81 01
      05 08 85 08 09 09 75 01 95 01 91 22 05 0b 09 2a 75 01 95 01 91 22 95 06 91 01 c0`,
    controls: [
      ['mute', 'button', 8, 0],
      ['hook', 'latched', 8, 1],
    ],
    lamps: [['mute', 8, 0]],
  },
  {
    name: 'Razer microphone',
    vendorId: 0x1532,
    productId: 0x0511,
    source: 'a public Python test with a hidraw descriptor (RAZER_MIC)',
    descriptor: `05 0c 09 01 a1 01 85 01 15 00 25 01 09 e9 09 ea 75 01 95 02 81 42 09 cd 09 b5 09 b6 09 b7 09 e2 95 05 81 06 06 ff 01 09 01 95 01 81 06
      05 0c 09 00 95 08 81 06 09 00 75 08 95 02 81 06 06 ff 07 09 01 95 0b 81 02 09 00 95 0f 91 02 c0
      05 0b 09 05 a1 01 85 02 09 20 15 00 25 01 95 01 75 01 81 23 95 01 75 07 81 07 c0`,
    controls: [['hook', 'latched', 2, 0]],
    lamps: [],
  },
  {
    name: 'Gigaset ION dongle',
    vendorId: 0x1e85,
    productId: 0x0001,
    source: "made after Gigaset's wiki (HID protocol of the dongle, pages 1136427703 and 1136427707); the product id is ours",
    descriptor: `05 0b 09 01 a1 01 85 02 15 00 25 01 75 01 09 20 09 97 09 2a 95 03 81 22 09 2f 09 21 09 24 09 50 95 04 81 06
      05 09 09 07 95 01 81 02 95 08 81 01 05 08 09 17 09 09 09 18 09 20 09 21 09 2a 95 06 91 22 05 0b 09 9e 95 01 91 22 95 09 91 01 c0`,
    controls: [
      ['hook', 'latched', 2, 0],
      ['mute', 'button', 2, 3],
      ['flash', 'button', 2, 4],
      ['redial', 'button', 2, 5],
      ['decline', 'button', 2, 7],
    ],
    lamps: [
      ['offHook', 2, 0],
      ['mute', 2, 1],
      ['ring', 2, 2],
      ['hold', 2, 3],
      ['ring', 2, 6],
    ],
  },
  {
    name: 'Yealink headset',
    vendorId: 0x6993,
    productId: 0xb02b,
    source: 'made after the flags in purecloudlabs/softphone-vendor-headsets, yealink.ts (0b1, 0b100, 0b1000, 0x40; lamps 0b1 to 0b1000)',
    descriptor: `05 0b 09 05 a1 01 85 02 15 00 25 01 75 01 09 20 09 97 95 02 81 22 09 2f 09 21 09 24 09 50 95 04 81 06 09 07 95 01 81 02 95 01 81 01
      05 08 09 17 09 09 09 18 09 20 95 04 91 22 95 04 91 01 c0`,
    controls: [
      ['hook', 'latched', 2, 0],
      ['mute', 'button', 2, 2],
      ['flash', 'button', 2, 3],
      ['redial', 'button', 2, 4],
      ['decline', 'button', 2, 6],
    ],
    lamps: [
      ['offHook', 2, 0],
      ['mute', 2, 1],
      ['ring', 2, 2],
      ['hold', 2, 3],
    ],
  },
  {
    name: 'Actions phone',
    vendorId: 0x10d6,
    productId: 0x0001,
    source: 'a public SDK of Actions (usb_hid_inner.h, telephone status, report 7; its lamps up to Hold); the ids are ours',
    descriptor: `05 0b 09 01 a1 01 85 07 15 00 25 01 09 20 09 21 09 2f 75 01 95 03 81 02 75 05 95 01 81 03
      05 08 15 00 25 01 09 08 09 17 09 18 09 19 09 1a 09 1e 09 1f 09 20 75 01 95 08 91 02 c0`,
    controls: [
      ['hook', 'unsure', 7, 0],
      ['flash', 'button', 7, 1],
      ['mute', 'unsure', 7, 2],
    ],
    lamps: [
      ['offHook', 7, 1],
      ['ring', 7, 2],
      ['hold', 7, 7],
    ],
  },
  {
    name: 'CircuitPython headset',
    vendorId: 0x239a,
    productId: 0x0001,
    source: 'a public microcontroller program (TELEPHONY_REPORT_DESCRIPTOR, usb_hid; its lamps up to Off-Hook); the product id is ours',
    descriptor: `05 0b 09 05 a1 01 85 01 25 01 15 00 09 20 09 2f 75 01 95 02 81 02 95 06 81 03
      85 02 05 08 09 09 09 17 95 02 91 02 95 06 91 03 c0`,
    controls: [
      ['hook', 'unsure', 1, 0],
      ['mute', 'unsure', 1, 1],
    ],
    lamps: [
      ['mute', 2, 0],
      ['offHook', 2, 1],
    ],
  },
];

export function recordedHeadset(name: string): RecordedHeadset {
  const found = RECORDED_HEADSETS.find((headset) => headset.name === name);
  if (found === undefined) throw new Error(`nobody has recorded a ${name}`);
  return found;
}
