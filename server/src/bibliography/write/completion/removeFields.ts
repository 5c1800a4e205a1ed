import { lineStart } from '../../../base/lineIndex';
import type { Span } from '../../../base/span';
import type { TextEdit } from '../../../model/draft';
import type { ScannedBlock } from '../../bibtex/scanBlock';
import type { ScannedField } from '../../bibtex/scanField';

/**
 * The edits that remove fields of an entry; `text` is the text of the entry. All that the writer wrote outside of fields stays: a field
 * between comments or stray words leaves them on their lines, and comments inside of a field get lines of their own.
 */
export function removeFields(
  text: string,
  { keySpan, fields }: ScannedBlock,
  isRemoved: (field: ScannedField) => boolean,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let end = keySpan.end;
  /** Whether the field before was removed with the comma behind it, and not with the one before it. */
  let tookNextComma = false;
  for (const field of fields) {
    const { nameSpan, span } = field;
    if (!isRemoved(field)) {
      [end, tookNextComma] = [span.end, false];
      continue;
    }
    const comments = moveComments(text, { start: nameSpan.start, end: span.end }, nameSpan.start);
    const isPlain = /^\s*,?\s*$/.test(text.slice(end, nameSpan.start)) && !/^[ \t]*,?[ \t]*%/.test(text.slice(span.end));
    if (isPlain && comments === '' && !tookNextComma) {
      edits.push({ span: { start: end, end: span.end }, newText: '' });
    } else {
      edits.push(...removeInPlace(text, { start: nameSpan.start, end: span.end }, comments));
      tookNextComma = true;
    }
    end = span.end;
  }
  return edits;
}

/** Removes a field and the comma behind it, and their line if nothing else is on it. */
function removeInPlace(text: string, { start, end }: Span, comments: string): readonly TextEdit[] {
  const gap = /^(?:\s|%[^\r\n]*[\r\n])*(?=,)/.exec(text.slice(end))?.[0];
  if (gap?.includes('%') === true) {
    const comma = end + gap.length;
    return [
      { span: { start, end }, newText: comments },
      { span: { start: comma, end: comma + 1 }, newText: '' },
    ];
  }
  const behind = gap === undefined ? end : end + gap.length + 1;
  const line = lineStart(text, start);
  const [blanks = '', lineBreak] = /^[ \t]*(\r?\n)?/.exec(text.slice(behind)) ?? [];
  const isAlone = comments === '' && lineBreak !== undefined && line > 0 && text.slice(line, start).trim() === '';
  return [
    {
      span: { start: isAlone ? line : start, end: behind + (isAlone || lineBreak === undefined ? blanks.length : 0) },
      newText: comments,
    },
  ];
}

/** The comments in a part of an entry, each followed by a new line that is indented as the one at `before`; empty if there are none. */
export function moveComments(text: string, { start, end }: Span, before: number): string {
  const comments = listComments(text.slice(start, end));
  if (comments.length === 0) return '';
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, before), before))?.[0] ?? '';
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  return comments.map((comment) => comment + newline + indent).join('');
}

/** The comments outside of braces and quotes. */
function listComments(code: string): readonly string[] {
  const comments: string[] = [];
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '"' && depth === 0) isQuoted = !isQuoted;
    else if (character === '%' && depth === 0 && !isQuoted) {
      const comment = /^[^\r\n]*/.exec(code.slice(at))?.[0] ?? '';
      comments.push(comment.trimEnd());
      at += comment.length;
    }
  }
  return comments;
}
