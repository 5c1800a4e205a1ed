import type { ContainerFormat, DigestFormat } from '../model/digest';

/** What is known of a digest beside its text. */
export interface DigestHint {
  /** LSP language identifier; undefined where no editor has the file open. */
  readonly languageId?: string;
  /** Path or URI; only its ending counts. */
  readonly path: string;
}

/** How much of a text decides its format, in UTF-16 units. */
const probeLength = 100_000;

/** The format of a text that is no container: its content decides, the file's ending where the content fits several. */
export function detectFormat(text: string, hint: DigestHint): Exclude<DigestFormat, ContainerFormat> {
  const start = text.search(/\S/);
  const probe = text.slice(Math.max(0, start), Math.max(0, start) + probeLength);
  if (/^[ \t]*\\\\[ \t]*\r?$/m.test(probe) && /^(?:arXiv:|Paper:|Title:)/im.test(probe)) return 'arxiv-mail';
  return looksLikeMarkdown(probe, hint) ? 'markdown' : 'pasted-text';
}

/** Whether the name says that a file is Markdown. */
export function isNamedMarkdown({ languageId, path }: DigestHint): boolean {
  return /\.(?:md|markdown|mdown|mkd|qmd|rmd)$/i.test(path) || languageId === 'markdown' || languageId === 'quarto';
}

function looksLikeMarkdown(probe: string, hint: DigestHint): boolean {
  if (/^#{1,6} \S/m.test(probe) || /^\|?[ :-]*-{2,}[ :-]*\|[ |:-]*\r?$/m.test(probe)) return true;
  const isNamed = isNamedMarkdown(hint);
  const marks = (probe.match(/^ {0,3}(?:[-*+]|\d{1,3}[.)]) {1,3}(?:\*\*|\[[^\]\n]{1,300}\]\()|\]\(https?:/gm) ?? []).length;
  return marks >= (isNamed ? 1 : 3) || (isNamed && /\*\*\S|^> |^ {0,3}[-*+] \S|^(?:=+|-{3,})\r?$/m.test(probe));
}
