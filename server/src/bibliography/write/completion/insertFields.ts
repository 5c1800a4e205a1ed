import { mostFrequent } from '../../../base/collections';
import type { TextEdit } from '../../../model/draft';
import type { ScannedBlock } from '../../bibtex/scanBlock';
import type { ScannedField } from '../../bibtex/scanField';
import type { BibliographyStyle } from '../bibliographyStyle';
import type { EntryField } from '../factFields';
import { findFieldPlace } from '../fieldOrder';
import { renderField, renderValue, withNameWidth } from '../renderEntry';

/** A field that another one takes the place of. */
export interface FieldChange {
  readonly field: ScannedField;
  /** One of the fields that are added. */
  readonly by: EntryField;
}

/**
 * The edits that add fields to an entry, each at its place in the order of the file (`style.fieldOrder`). A field that is there without a
 * value gets the value. `style` is that of the entry; if its `=` stand behind its longest name, and a new name is longer, all are moved.
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
  const insertions = [...inserted].flatMap(([after, texts]) => insertBehind(text, after, texts, lead, style));
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

/** Inserts fields behind what ends at `after`, but also behind the comment on that line. */
function insertBehind(text: string, after: number, fields: readonly string[], lead: string, style: BibliographyStyle): readonly TextEdit[] {
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
