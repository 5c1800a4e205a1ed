import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { Span } from '../base/span';
import type { TextFile } from '../workspace/files/textFile';
import type { LspRange } from './requests';

/** One spelling for each URI: editors differ in what they percent-encode. */
export function normalizeUri(uri: string): string {
  return URI.parse(uri).toString();
}

export function toRange(file: TextFile, span: Span): LspRange {
  const lines = file.lines();
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

export const severityNumbers = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** For a file that is gone since. */
export const emptyRange: LspRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
