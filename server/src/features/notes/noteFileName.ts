/** Characters that a file system refuses (Windows has the strictest rules: "Naming Files, Paths, and Namespaces"). */
const refused = /[<>:"/\\|?*\p{Cc}]+/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 100;

/** The file's name for the note of a paper: its key, where that can be one and is not taken (letter case apart), else one like it. */
export function chooseFileName(key: string, isTaken: (name: string) => boolean): string {
  const clean = key.replace(refused, '-').replace(/^[.\s@]+|[.\s]+$/g, '').slice(0, longest);
  const stem = clean === '' || reserved.test(clean) ? `note-${clean}`.replace(/-$/, '') : clean;
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${stem}.md` : `${stem}-${count}.md`;
    if (!isTaken(name)) return name;
  }
}
