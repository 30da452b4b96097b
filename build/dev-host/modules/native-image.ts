import { readFileSync } from 'node:fs';
import type Electron from 'electron';

import { provide } from '../provide.ts';

/** Width and height from the header of PNG bytes; other formats count as 0 × 0, as an image that could not be read. */
function sizeOf(png: Buffer): Electron.Size {
  const isPng = png.length > 24 && png.readUInt32BE(0) === 0x89504e47;
  return isPng ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) } : { width: 0, height: 0 };
}

/** A `NativeImage` around PNG bytes. It keeps the bytes as they are: resizing changes what `getSize` says, not the pixels. */
export function imageFromPng(bytes: Buffer, size = sizeOf(bytes)): Electron.NativeImage {
  let template = false;
  return provide<Electron.NativeImage>()('NativeImage', {
    toPNG: () => Buffer.from(bytes),
    toDataURL: () => (bytes.length === 0 ? 'data:image/png;base64,' : `data:image/png;base64,${bytes.toString('base64')}`),
    getSize: () => ({ ...size }),
    getAspectRatio: () => (size.height === 0 ? 1 : size.width / size.height),
    getScaleFactors: () => [1],
    isEmpty: () => bytes.length === 0,
    isTemplateImage: () => template,
    setTemplateImage: (option: boolean) => {
      template = option;
    },
    get isMacTemplateImage() {
      return template;
    },
    set isMacTemplateImage(option: boolean) {
      template = option;
    },
    addRepresentation: () => undefined,
    resize: (options: Electron.ResizeOptions) => {
      const ratio = size.height === 0 ? 1 : size.width / size.height;
      const width = options.width ?? (options.height === undefined ? size.width : Math.round(options.height * ratio));
      const height = options.height ?? (options.width === undefined ? size.height : Math.round(options.width / ratio));
      return imageFromPng(bytes, { width, height });
    },
  });
}

/** The bytes of `data:image/…;base64,…`. */
function bytesOfDataUrl(url: string): Buffer {
  const comma = url.indexOf(',');
  const body = url.slice(comma + 1);
  return /;base64$/i.test(url.slice(0, comma)) ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body));
}

/** An image from what Electron accepts for an icon: an image, or the path of a file. A file that is not there gives an empty image. */
export function imageFrom(icon: Electron.NativeImage | string): Electron.NativeImage {
  if (typeof icon !== 'string') return icon;
  try {
    return imageFromPng(readFileSync(icon));
  } catch {
    return imageFromPng(Buffer.alloc(0)); // what Electron gives for a file it cannot read
  }
}

type NativeImageModule = typeof Electron.nativeImage;

export function createNativeImageModule(): NativeImageModule {
  return provide<NativeImageModule>()('nativeImage', {
    createEmpty: () => imageFromPng(Buffer.alloc(0)),
    createFromPath: (path: string) => imageFrom(path),
    createFromDataURL: (url: string) => imageFromPng(bytesOfDataUrl(url)),
    createFromBuffer: (buffer: Buffer, options?: Electron.CreateFromBufferOptions) => {
      const size = options?.width && options.height ? { width: options.width, height: options.height } : sizeOf(buffer);
      return imageFromPng(Buffer.from(buffer), size);
    },
  });
}
