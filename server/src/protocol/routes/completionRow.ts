import type { CompletionItem } from '../../features/lsp/completion';

/** How many characters fit into a row of VS Code's list, before the writer makes it wider. */
const roomInRow = 48;
/** Between the parts of a row. */
const gap = 2;
/** A shorter beginning of a title helps nobody. */
const leastText = 8;
/** How many characters of a row the words of the sentence may take. */
const roomForWords = 28;

/** The parts of a row, from left to right; each may be empty. */
export interface CompletionRow {
  readonly label: string;
  /** Dimmed, right behind the label. */
  readonly behind: string;
  /** At the right end. */
  readonly description: string;
}

/**
 * Fits an item into one row. An editor cuts the right end of a row that is too long to a letter or two; so the text behind the label is cut first,
 * at a word, and if too little of it would be left, the right end is left out. The forms in which one paper can be cited differ in that end
 * alone, so for them the label is cut.
 */
export function fitRow({
  kind,
  form,
  label,
  title,
  origin,
  because,
}: Pick<CompletionItem, 'kind' | 'form' | 'label' | 'title' | 'origin' | 'because'>): CompletionRow {
  // An editor may cut the kind of a sentence: the sentence itself shows it.
  if (kind === 'sentence') return { label, behind: title, description: form.note ?? '' };
  if (form.note !== undefined) return { label: cutAtWord(label, roomInRow - gap - form.note.length), behind: '', description: form.note };
  const behind = [...(because.length > 0 ? [fitWords(because)] : []), ...(title === '' ? [] : [title])].join(' · ');
  const room = roomInRow - label.length - (origin === '' ? 0 : gap + origin.length) - (behind === '' ? 0 : gap);
  if (behind.length <= Math.max(room, 0)) return { label, behind, description: room < 0 ? '' : origin };
  return room < leastText
    ? { label, behind, description: '' }
    : { label, behind: origin === '' ? behind : cutAtWord(behind, room), description: origin };
}

/** The words that fit, and an ellipsis if some do not; of a first word that is too long, as many characters as fit. */
function cutAtWord(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = text.slice(0, room);
  const words = head.replace(/[\s,;:·–—-]+\S*$/u, '');
  return `${words.length < head.length && words !== '' ? words : head.slice(0, -1)}…`;
}

/** As many words as fit, at least one. */
function fitWords(words: readonly string[]): string {
  let fitting = words[0] ?? '';
  for (const word of words.slice(1)) {
    if (fitting.length + 2 + word.length > roomForWords) break;
    fitting += `, ${word}`;
  }
  return fitting;
}
