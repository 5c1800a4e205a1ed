import { createLineIndex, type LineIndex } from '../base/lineIndex';
import { lazy } from '../base/lazy';
import { parseDigest } from '../digest/parseDigest';
import type { Digest } from '../model/digest';
import type { DraftLanguage, DraftScan } from '../model/draft';

/** One version of a text that the server knows: a digest or a draft. */
export interface TextFile {
  readonly uri: string;
  readonly text: string;
  lines(): LineIndex;
}

export interface DigestFile extends TextFile {
  /** Read when first asked for. */
  digest(): Digest;
}

export interface DraftFile extends TextFile {
  readonly language: DraftLanguage;
  /** Read when first asked for. */
  scan(): DraftScan;
}

/** `problem` says in words why the file gave no text, where it gave none. */
export function createDigestFile(uri: string, text: string, languageId?: string, problem?: string): DigestFile {
  return {
    uri,
    text,
    lines: lazy(() => createLineIndex(text)),
    digest: lazy(() =>
      problem === undefined
        ? parseDigest(text, { path: uri, ...(languageId === undefined ? {} : { languageId }) })
        : { entries: [], issues: [{ span: { start: 0, end: 0 }, reason: problem }] },
    ),
  };
}

export function createDraftFile(uri: string, text: string, language: DraftLanguage): DraftFile {
  return { uri, text, language, lines: lazy(() => createLineIndex(text)), scan: lazy(() => language.scan(text)) };
}
