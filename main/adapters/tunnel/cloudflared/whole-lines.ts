import { StringDecoder } from 'node:string_decoder';

/** Longer than any line that counts. */
const LONGEST_LINE = 8_192;

/** Tells whole lines, however they were cut on their way. A line without end is not collected for ever. */
export function readWholeLines(stream: NodeJS.ReadableStream, heard: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!skipping && line.trim() !== '' && line.length <= LONGEST_LINE) heard(line);
      skipping = false;
    }
    if (rest.length > LONGEST_LINE) {
      rest = '';
      skipping = true;
    }
  });
  stream.on('end', () => {
    if (!skipping && rest.trim() !== '') heard(rest);
    rest = '';
  });
}
