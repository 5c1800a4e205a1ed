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

/** `problem` says in words what was wrong with the file's bytes; where it gave no text at all, that is all there is to say. */
export function createDigestFile(uri: string, text: string, languageId?: string, problem?: string): DigestFile {
  return {
    uri,
    text,
    lines: lazy(() => createLineIndex(text)),
    digest: lazy(() => {
      const issues = problem === undefined ? [] : [{ span: { start: 0, end: 0 }, reason: problem }];
      if (text === '' && issues.length > 0) return { entries: [], issues };
      const digest = parseDigest(text, { path: uri, ...(languageId === undefined ? {} : { languageId }) });
      return issues.length === 0 ? digest : { ...digest, issues: [...issues, ...digest.issues] };
    }),
  };
}

export function createDraftFile(uri: string, text: string, language: DraftLanguage): DraftFile {
  return { uri, text, language, lines: lazy(() => createLineIndex(text)), scan: lazy(() => language.scan(text)) };
}
