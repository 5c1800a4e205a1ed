import { crc32, deflateSync } from 'node:zlib';

/** The first bytes of every PNG. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Encodes pictures that share a palette as a PNG; several as one that moves, again and again (APNG), of which a viewer that knows only
 * PNG shows the first. Each picture but the first holds only the smallest rectangle that has changed.
 *
 * @param {readonly {indexes: Uint8Array, time: number}[]} pictures for each pixel, row by row, its index in the palette; and for how
 *   many milliseconds the picture is shown
 * @param {{width: number, height: number}} size in pixels
 * @param {readonly (readonly number[])[]} palette at most 255 colours, as red, green and blue from 0 to 255
 * @returns {Buffer}
 */
export function encodePalettePng(pictures, size, palette) {
  const transparent = palette.length;
  const opacity = [...palette.map(() => 255), 0];
  const chunks = [
    chunk('IHDR', integers(size.width, size.height), [8, 3, 0, 0, 0]),
    chunk('PLTE', palette.flat(), [0, 0, 0]),
    chunk('tRNS', opacity),
  ];
  const moves = pictures.length > 1;
  if (moves) chunks.push(chunk('acTL', integers(pictures.length, 0)));
  let sequence = 0;
  for (const [at, { indexes, time }] of pictures.entries()) {
    const before = pictures[at - 1]?.indexes;
    const area = before === undefined ? { x: 0, y: 0, ...size } : findChange(before, indexes, size);
    const frame = [integers(area.width, area.height, area.x, area.y), shorts(time, 1000), [0, 1]];
    if (moves) chunks.push(chunk('fcTL', integers(sequence++), ...frame));
    const data = compress(indexes, before, { area, width: size.width, transparent });
    chunks.push(at === 0 ? chunk('IDAT', data) : chunk('fdAT', integers(sequence++), data));
  }
  return Buffer.concat([signature, ...chunks, chunk('IEND')]);
}

/** The smallest rectangle with all pixels that differ; one pixel if none does, since a picture can't be empty. */
function findChange(before, indexes, { width }) {
  const changed = [...indexes.keys()].filter((at) => indexes[at] !== before[at]);
  if (changed.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const [x, right] = changed.reduce(([least, most], at) => [Math.min(least, at % width), Math.max(most, at % width)], [width, 0]);
  const [y, bottom] = [changed[0], changed.at(-1)].map((at) => Math.floor(at / width));
  return { x, y, width: right - x + 1, height: bottom - y + 1 };
}

/** The shorter of two ways to write the area: with the pixels that have not changed, or with transparent ones in their place. */
function compress(indexes, before, { area, width, transparent }) {
  const write = (pixelAt) => {
    const rows = Buffer.alloc((area.width + 1) * area.height);
    for (let row = 0; row < area.height; row++)
      for (let column = 0; column < area.width; column++)
        rows[row * (area.width + 1) + column + 1] = pixelAt((area.y + row) * width + area.x + column);
    return deflateSync(rows, { level: 9, memLevel: 9 });
  };
  const whole = write((at) => indexes[at]);
  if (before === undefined) return whole;
  const changes = write((at) => (indexes[at] === before[at] ? transparent : indexes[at]));
  return changes.length < whole.length ? changes : whole;
}

function chunk(name, ...parts) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), ...parts.map((part) => Buffer.from(part))]);
  return Buffer.concat([integers(body.length - name.length), body, integers(crc32(body))]);
}

/** Numbers of 32 bits. */
function integers(...numbers) {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * at);
  return bytes;
}

/** Numbers of 16 bits. */
function shorts(...numbers) {
  const bytes = Buffer.alloc(2 * numbers.length);
  for (const [at, number] of numbers.entries()) bytes.writeUInt16BE(number, 2 * at);
  return bytes;
}
