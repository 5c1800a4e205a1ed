import type { TextEdit } from '../../model/draft';
import { createPassageLocator } from '../anchor/locatePassage';
import { addAnnotationTexts, renderAnnotation, type NewAnnotation, type NoteSource } from './editNote';

/**
 * The edits that add several annotations, in the order of their passages in the abstract. Annotations whose passages are not found come
 * last.
 */
export function addAnnotations(file: NoteSource, abstract: string, added: readonly NewAnnotation[]): readonly TextEdit[] {
  const locator = createPassageLocator(abstract);
  const startOf = ({ selector }: Pick<NewAnnotation, 'selector'>): number => {
    const place = locator.locate(selector);
    return place.kind === 'found' ? place.span.start : Infinity;
  };
  const { annotations } = file.note;
  const known = annotations.map((annotation) => ({ id: annotation.id, start: startOf(annotation) }));
  const last = known.at(-1)?.id;
  const groups = new Map<string | 'first' | undefined, string[]>();
  const ordered = added
    .map((annotation) => ({ annotation, start: startOf(annotation) }))
    .sort((a, b) => (a.start === b.start ? 0 : a.start - b.start));
  for (const { annotation, start } of ordered) {
    const before = start === Infinity ? last : known.findLast((other) => other.start <= start)?.id;
    const after = before ?? (known.length === 0 ? undefined : 'first');
    groups.set(after, [...(groups.get(after) ?? []), renderAnnotation(annotation)]);
  }
  return [...groups].flatMap(([after, blocks]) => addAnnotationTexts(file, blocks.join('\n\n'), after));
}
