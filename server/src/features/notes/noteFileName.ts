/** Characters that some file system forbids. Windows has the strictest rules: "Naming Files, Paths, and Namespaces". */
const refused = /[<>:"/\\|?*\p{Cc}\p{Cs}]+/gu;
/** Names that Windows reserves, also when an extension follows. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/**
 * The limit for the part of a file name that comes from the key, in bytes of UTF-8. File systems allow 255, but while a note is
 * written, there is also a temporary file with a longer name.
 */
const longest = 100;

/** The name of the file for a paper's note: its key if that is a valid name and not taken, otherwise a similar name. */
export function chooseFileName(key: string, isTaken: (name: string) => boolean): string {
  const clean = shorten(
    key
      .normalize('NFC')
      .replace(refused, '-')
      .replace(/^[.\s@]+/, ''),
  ).replace(/[.\s]+$/, '');
  const stem = clean === '' || reserved.test(clean) ? `note-${clean}`.replace(/-$/, '') : clean;
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${stem}.md` : `${stem}-${count}.md`;
    if (!isTaken(name)) return name;
  }
}

/**
 * Two names for which this function returns the same text belong to the same file on systems that ignore case and how accents are
 * encoded.
 */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Cuts the text to `longest` bytes, but not within a character. */
function shorten(text: string): string {
  let bytes = 0;
  let shortened = '';
  for (const character of text) {
    bytes += new TextEncoder().encode(character).byteLength;
    if (bytes > longest) break;
    shortened += character;
  }
  return shortened;
}
