/** Characters that a file system refuses (Windows has the strictest rules: "Naming Files, Paths, and Namespaces"). */
const refused = /[<>:"/\\|?*\p{Cc}\p{Cs}]+/gu;
/** Whatever ending comes behind a first dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** In bytes of UTF-8. File systems allow 255, but the temporary file that is written beside the note has a longer name. */
const longest = 100;

/** The file's name for the note of a paper: its key, where that can be one and is not taken (letter case apart), else one like it. */
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

/** Names that are equal in this form are the same file on some systems: letter case and the encoding of accents don't count there. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** As much of the text as fits, without cutting a character. */
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
