import { mostFrequent } from '../../../base/collections';
import { lineStart } from '../../../base/lineIndex';
import type { Span } from '../../../base/span';
import type { TextEdit } from '../../../model/draft';
import type { ScannedBlock } from '../../bibtex/scanBlock';
import type { ScannedField } from '../../bibtex/scanField';
import { type BibliographyStyle, findFieldPlace } from '../bibliographyStyle';
import type { EntryField } from '../factFields';
import { renderField, renderValue, withNameWidth } from '../renderEntry';

/** A field that another one takes the place of. */
interface FieldChange {
  readonly field: ScannedField;
  /** One of the fields that are added. */
  readonly by: EntryField;
}

/**
 * The edits that add fields to an entry, each at its place in the order of the file (`style.fieldOrder`). A field that is there without a
 * value gets the value. `style` is that of the entry; if its `=` stand after its longest name, and a new name is longer, all are moved.
 */
export function insertFields(
  text: string,
  block: ScannedBlock,
  added: readonly EntryField[],
  style: BibliographyStyle,
  change?: FieldChange,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const rank = ({ name }: EntryField): number => style.fieldOrder.indexOf(name.toLowerCase());
  const lead = findLead(text, block) ?? `,${style.newline}${style.indent}`;
  const aligned = withNameWidth(style, [...block.fields, ...added]);
  /** The fields of the completed entry, in order. `after` is the end of the field that was there, or of the last one before it. */
  const fields = block.fields.map(({ name, span }) => ({ name, after: span.end, isNew: false }));
  const inserted = new Map<number, string[]>();
  for (const field of [...added].sort((a, b) => rank(a) - rank(b))) {
    const name = field.name.toLowerCase();
    if (field === change?.by) {
      edits.push({ span: { start: change.field.nameSpan.start, end: change.field.span.end }, newText: renderField(field, aligned) });
      continue;
    }
    const empty = block.fields.findLast((each) => each.name === name);
    if (empty !== undefined) {
      edits.push({ span: empty.span, newText: renderValue(field.value, style) });
      continue;
    }
    const place = findFieldPlace(
      fields.map((each) => each.name),
      name,
      style.fieldOrder,
    );
    const after = fields[place - 1]?.after ?? block.keySpan.end;
    const before = fields.slice(0, place).filter((each) => each.isNew && each.after === after).length;
    const texts = inserted.get(after) ?? [];
    texts.splice(before, 0, renderField(field, aligned));
    inserted.set(after, texts);
    fields.splice(place, 0, { name, after, isNew: true });
  }
  const insertions = [...inserted].flatMap(([after, texts]) => insertAfter(text, after, texts, lead, style));
  return [
    ...edits,
    ...(inserted.size === 0 && change === undefined
      ? []
      : widenNames(
          text,
          block.fields.filter((field) => field !== change?.field),
          style.nameWidth,
          aligned.nameWidth,
        )),
    ...insertions,
  ];
}

/** Inserts fields after what ends at `after`, but also after the comment on that line. */
function insertAfter(text: string, after: number, fields: readonly string[], lead: string, style: BibliographyStyle): readonly TextEdit[] {
  const insert = (at: number, newText: string): TextEdit => ({ span: { start: at, end: at }, newText });
  const [comment = '', comma] = /^([ \t]*,)?[ \t]*%[^\r\n]*/.exec(text.slice(after)) ?? [];
  const ownLine = /^\s*[\r\n]\s*,/.test(lead) ? lead : lead.slice(lead.indexOf(','));
  const line = comment === '' ? lead : /[\r\n]/.test(ownLine) ? ownLine : `,${style.newline}${style.indent}`;
  const at = after + comment.length;
  if (comma !== undefined) return [insert(at, fields.map((field) => `${line.replace(',', '')}${field},`).join(''))];
  if (comment === '' || !line.startsWith(',')) return [insert(at, fields.map((field) => line + field).join(''))];
  return [insert(after, ','), insert(at, line.slice(1) + fields.join(line))];
}

/** What most fields have before them: a comma, a line end and the indentation; undefined if there are no fields. */
function findLead(text: string, { keySpan, fields }: ScannedBlock): string | undefined {
  const leads = fields.flatMap(({ nameSpan }, index) => {
    const lead = text.slice(fields[index - 1]?.span.end ?? keySpan.end, nameSpan.start);
    return /^\s*,\s*$/.test(lead) ? [lead] : [];
  });
  return mostFrequent(leads, undefined);
}

/** Moves the `=` of fields that were aligned at the old width to the new one. */
function widenNames(text: string, fields: readonly ScannedField[], oldWidth: number, newWidth: number): readonly TextEdit[] {
  if (newWidth <= oldWidth) return [];
  return fields.flatMap(({ name, nameSpan: { end } }) => {
    const isAligned = /^ *(?==)/.exec(text.slice(end))?.[0].trimEnd() === '' && name.length <= oldWidth;
    return isAligned ? [{ span: { start: end, end }, newText: ' '.repeat(newWidth - oldWidth) }] : [];
  });
}

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
  /** Whether the field before was removed with the comma after it, and not with the one before it. */
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

/** Removes a field and the comma after it, and their line if nothing else is on it. */
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
