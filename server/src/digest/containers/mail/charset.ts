/**
 * The name of a character set in the WHATWG Encoding Standard, and how its bytes are decoded. `utf-8`: as UTF-8, and bytes that are not
 * valid UTF-8 as windows-1252. `byte`: each byte is a letter. `line`: a byte below 0x80 may be the second half of a letter, so only
 * whole lines are decoded.
 */
export interface Charset {
  readonly label: string;
  readonly unit: 'utf-8' | 'byte' | 'line';
}

const multibyte = /^(?:gbk|gb18030|big5|euc-jp|iso-2022-jp|shift_jis|euc-kr|utf-16)/;
const western = new Set(['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15']);

/**
 * The character set of a part of a mail. Many mails declare a wrong one, so `utf-8` is used if the declared character set is Western,
 * unknown or missing. Bytes that are not valid UTF-8 are then read as windows-1252.
 */
export function findCharset(name: string | undefined): Charset {
  const label = name === undefined ? 'utf-8' : standardLabel(name);
  if (western.has(label)) return { label: 'utf-8', unit: 'utf-8' };
  return { label, unit: multibyte.test(label) ? 'line' : 'byte' };
}

function standardLabel(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // The name is not that of a character set.
    return 'utf-8';
  }
}

/** The number of bytes of the UTF-8 letter that begins at `at` (RFC 3629, 4); 0 if the bytes are invalid. */
export function utf8LengthAt(bytes: ArrayLike<number>, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let next = at + 1; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
