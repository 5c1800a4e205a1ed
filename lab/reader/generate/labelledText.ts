// What the learned reader is trained on: texts whose fields are known because the texts are made.

export const fieldLabels = ['title', 'author', 'venue', 'year', 'identifier', 'abstract', 'heading'] as const;
export type FieldLabel = (typeof fieldLabels)[number];

export const families = [
  'references',
  'reading-list',
  'conference',
  'syllabus',
  'notes',
  'scraper',
  'lab-page',
  'newsletter',
  'alert',
  'search-page',
  'awesome',
  'none',
] as const;
export type Family = (typeof families)[number];

/** Start and end are UTF-16 offsets. The spans of a text are in order and do not overlap. */
export interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly label: FieldLabel;
}

export interface LabelledText {
  readonly text: string;
  readonly spans: readonly LabelledSpan[];
  /** How the text was made, for figures by shape: `csl apa de-DE`, `bullets`, `table`. */
  readonly kind: string;
  readonly family: Family;
  /** `en`, `zh`, ... */
  readonly language: string;
  readonly isHtml: boolean;
}

// Labels travel inside the text while it is put together, as private-use characters before and after the field: so lines can be wrapped,
// escaped, put into tables and quoted by functions that know nothing of labels.
const labelBase = 0xe100;
const endMark = '\ue0ff';

/** Matches the characters that stand for labels. */
export const labelMarks = /[\ue0ff-\ue1ff]/g;

export function label(name: FieldLabel, text: string): string {
  const bare = withoutLabels(text);
  return bare.trim() === '' ? bare : String.fromCharCode(labelBase + fieldLabels.indexOf(name)) + bare + endMark;
}

export function withoutLabels(text: string): string {
  return text.replace(labelMarks, '');
}

/** Takes the labels out of a text that was put together and returns them as spans, without white space at their ends. */
export function readLabels(marked: string): { readonly text: string; readonly spans: readonly LabelledSpan[] } {
  const spans: LabelledSpan[] = [];
  let text = '';
  let open: { readonly start: number; readonly label: FieldLabel } | undefined;
  for (const piece of marked.split(/([\ue0ff-\ue1ff])/)) {
    const code = piece.charCodeAt(0);
    if (piece === endMark) {
      // A pattern of a template may have cut a label in two: its other half is left out.
      if (open === undefined) continue;
      const words = text.slice(open.start);
      const start = open.start + (words.length - words.trimStart().length);
      const end = open.start + words.trimEnd().length;
      if (end > start) spans.push({ start, end, label: open.label });
      open = undefined;
    } else if (code >= labelBase && code <= labelBase + 0xff && piece.length === 1) {
      const name = fieldLabels[code - labelBase];
      if (name === undefined) throw new Error(`No label has the number ${code - labelBase}.`);
      open = { start: text.length, label: name };
    } else text += piece;
  }
  return { text, spans };
}

/** The text with its labels in brackets, for reading by eye: `[title|Attention Is All You Need]`. */
export function showLabels({ text, spans }: Pick<LabelledText, 'text' | 'spans'>): string {
  let shown = '';
  let at = 0;
  for (const span of spans) {
    shown += `${text.slice(at, span.start)}⟦${span.label}|${text.slice(span.start, span.end)}⟧`;
    at = span.end;
  }
  return shown + text.slice(at);
}
