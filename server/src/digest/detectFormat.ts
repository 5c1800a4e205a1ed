import type { DigestFormat } from '../model/digest';

/** What is known of a digest beside its text. */
export interface DigestHint {
  /** LSP language identifier; undefined where no editor has the file open. */
  readonly languageId?: string;
  /** Path or URI; only its ending counts. */
  readonly path: string;
}

/** How much of a text decides its format, in UTF-16 units. */
const probeLength = 100_000;

/** The format of a digest: its content decides, the file's ending where the content fits several. */
export function detectFormat(text: string, hint: DigestHint): DigestFormat {
  const start = text.search(/\S/);
  const probe = text.slice(Math.max(0, start), Math.max(0, start) + probeLength);
  if (looksLikeJson(probe, hint)) return looksLikeJsonLines(probe, hint) ? 'json-lines' : 'json';
  if (/^[ \t]*\\\\[ \t]*\r?$/m.test(probe) && /^(?:arXiv:|Paper:|Title:)/im.test(probe)) return 'arxiv-mail';
  return looksLikeMarkdown(probe, hint) ? 'markdown' : 'pasted-text';
}

/** Whether the name says that a file is JSON. */
export function isNamedJson({ languageId, path }: DigestHint): boolean {
  return /\.(?:json|jsonl|ndjson)$/i.test(path) || /^json/.test(languageId ?? '');
}

/** Whether the name says that a file is Markdown. */
export function isNamedMarkdown({ languageId, path }: DigestHint): boolean {
  return /\.(?:md|markdown|mdown|mkd|qmd|rmd)$/i.test(path) || languageId === 'markdown' || languageId === 'quarto';
}

function looksLikeJson(probe: string, hint: DigestHint): boolean {
  if (/^(?:\{\s{0,100}(?:"|\}|$)|\[\s{0,100}(?:\{|\]\s*$|$))/.test(probe)) return true;
  return isNamedJson(hint) && /^[[{"]/.test(probe);
}

function looksLikeJsonLines(probe: string, { path, languageId }: DigestHint): boolean {
  if (/\.(?:jsonl|ndjson)$/i.test(path) || languageId === 'jsonl') return true;
  if (!probe.startsWith('{')) return false;
  const lines = probe.split(/\r?\n/, 20).filter((line) => line.trim() !== '');
  const [first = '', second = ''] = lines;
  if (/^\{\s*$|[[{,]\s*$/.test(first.slice(-40)) && !first.trimEnd().endsWith('}')) return false;
  return second.startsWith('{') && first !== '{';
}

function looksLikeMarkdown(probe: string, hint: DigestHint): boolean {
  if (/^#{1,6} \S/m.test(probe) || /^\|?[ :-]*-{2,}[ :-]*\|[ |:-]*\r?$/m.test(probe)) return true;
  const isNamed = isNamedMarkdown(hint);
  const marks = (probe.match(/^ {0,3}(?:[-*+]|\d{1,3}[.)]) {1,3}(?:\*\*|\[[^\]\n]{1,300}\]\()|\]\(https?:/gm) ?? []).length;
  return marks >= (isNamed ? 1 : 3) || (isNamed && /\*\*\S|^> |^ {0,3}[-*+] \S|^(?:=+|-{3,})\r?$/m.test(probe));
}
