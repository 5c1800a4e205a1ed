import { Position, Range, Uri } from 'vscode';
import type { LspPosition, LspRange } from '../../../server/src/client';

export function toPosition(position: LspPosition): Position {
  return new Position(position.line, position.character);
}

export function toRange(range: LspRange): Range {
  return new Range(toPosition(range.start), toPosition(range.end));
}

export function fromPosition(position: Position): LspPosition {
  return { line: position.line, character: position.character };
}

export function fromRange({ start, end }: Range): LspRange {
  return { start: fromPosition(start), end: fromPosition(end) };
}

/**
 * Encodes a URI as VS Code does, so that different spellings of the same URI can be compared, such as `file:///c%3A/a` and
 * `file:///c:/a`.
 */
export function canonicalUri(uri: string): string {
  return Uri.parse(uri).toString();
}
