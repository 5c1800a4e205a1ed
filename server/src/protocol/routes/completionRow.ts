import type { CompletionItem } from '../../features/lsp/completion';

/** So many characters VS Code's list shows in one row, at its first width. */
const roomInRow = 48;
/** Between the parts of a row. */
const gap = 2;
/** A shorter beginning of a title says nothing. */
const leastText = 8;
/** How many of them are for the words of the sentence. */
const roomForWords = 28;

/** The parts of a row, from left to right; empty where there is nothing to say. */
export interface CompletionRow {
  readonly label: string;
  /** Dimmed, right behind the label. */
  readonly behind: string;
  /** At the right end. */
  readonly description: string;
}

/**
 * What fits into one row. An editor that has too much for a row cuts its right end to a letter or two, so the text behind the
 * label is cut for it, at a word; where nothing would be left of it, the row goes without its right end. Further forms of a paper
 * differ in that end alone, so for them the label gives way.
 */
export function fitRow({
  kind,
  form,
  label,
  title,
  origin,
  because,
}: Pick<CompletionItem, 'kind' | 'form' | 'label' | 'title' | 'origin' | 'because'>): CompletionRow {
  // The kind of a sentence may be cut: its own words tell it.
  if (kind === 'sentence') return { label, behind: title, description: form.note ?? '' };
  if (form.note !== undefined) return { label: cutAtWord(label, roomInRow - gap - form.note.length), behind: '', description: form.note };
  const behind = [...(because.length > 0 ? [fitWords(because)] : []), ...(title === '' ? [] : [title])].join(' · ');
  const room = roomInRow - label.length - (origin === '' ? 0 : gap + origin.length) - (behind === '' ? 0 : gap);
  if (behind.length <= Math.max(room, 0)) return { label, behind, description: room < 0 ? '' : origin };
  return room < leastText
    ? { label, behind, description: '' }
    : { label, behind: origin === '' ? behind : cutAtWord(behind, room), description: origin };
}

/** The words that fit, and three dots in one character where some do not; of a first word that is too long, so much of it. */
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
