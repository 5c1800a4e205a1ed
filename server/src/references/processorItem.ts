import type { CslItem, CslName } from '../model/csl';
import { isOthers } from '../text/otherAuthors';
import { stripMarks } from './richText';

/**
 * The character that replaces the name `others`, because BibTeX's `and others` is not a person. In the output, it is replaced with the
 * style's "et al."
 */
export const othersMark = '\ufdef';

/** See CSL 1.0.2, "Name Variables" and "Date Variables". */
const nameVariables: ReadonlySet<string> = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor editor-translator editorial-director ' +
    'executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author ' +
    'script-writer series-creator translator'
  ).split(' '),
);
const dateVariables: ReadonlySet<string> = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);

/**
 * Converts an item to what the processor accepts. The writer's file may contain values that do not have the types of CSL-JSON, and the
 * processor fails on these, so they are converted or omitted. The characters that mark structure in the output are removed from all
 * texts.
 */
export function toProcessorItem(item: CslItem | undefined): Readonly<Record<string, unknown>> {
  const stripped = JSON.parse(stripMarks(JSON.stringify(item ?? {}))) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(stripped).flatMap(([variable, value]) => {
      const usable = nameVariables.has(variable) ? toNames(value) : dateVariables.has(variable) ? toDate(value) : toText(value);
      return usable === undefined ? [] : [[variable, usable]];
    }),
  );
}

function toNames(value: unknown): readonly object[] | undefined {
  if (typeof value === 'string' && value !== '') return [{ literal: value }];
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((name: unknown) =>
    typeof name === 'object' && name !== null ? [isOthers(joinName(name)) ? { literal: othersMark } : name] : [],
  );
}

function joinName({ literal, given, family }: CslName): string {
  return literal ?? [given, family].filter((part) => part !== undefined).join(' ');
}

function toDate(value: unknown): object | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  return typeof value === 'string' || typeof value === 'number' ? { raw: String(value) } : undefined;
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
