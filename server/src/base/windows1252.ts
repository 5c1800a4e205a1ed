/**
 * The characters of windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard). Some runtimes decode these bytes as the controls of ISO
 * 8859-1.
 */
const special = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (control) => special.charAt(control.charCodeAt(0) - 0x80));
}

/** The byte of a UTF-16 code unit in windows-1252; undefined if windows-1252 does not have the character. */
export function encodeWindows1252(code: number): number | undefined {
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const at = special.indexOf(String.fromCharCode(code));
  return at < 0 ? undefined : 0x80 + at;
}
