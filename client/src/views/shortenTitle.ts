/** What of a title is shown at most, in UTF-16 code units, so that what follows it is seen too. */
const maxLength = 40;

/** The name before the colon of a title (`DuoAttention`), or else as many words of its beginning as a row has room for. */
export function shortenTitle(title: string): string {
  const name = /^(.{1,40}?)\s*[:：]\s/u.exec(title)?.[1];
  if (name !== undefined) return name;
  if (title.length <= maxLength) return title;
  const head = title.slice(0, maxLength);
  return `${head.replace(/[\s,;–—-]+\S*$/u, '')}…`;
}
