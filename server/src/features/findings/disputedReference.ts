import { toReference } from '#bibliography';
import { formatDay } from '#text';
import { type CheckedWork, isGrave } from '#verdicts';
import type { Snapshot } from '#workspace';
import { touches } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import { type CompletedReference, withdrawn } from '../../model/completedReference';
import { getRegistryLabel } from '../../model/registryRecord';
import { findCheck } from '../bibliography/checkedEntry';
import { listCorrections } from '../bibliography/correctEntry';
import { describeObjection } from '../bibliography/describeVerdict';
import { getDifference } from '../bibliography/entryDifference';
import { keySpanOf } from '../bibliography/entrySource';
import { findEntryUnderCursor } from '../evidence/underCursor';
import type { Finding, Rule } from './rule';

export const disputedReference: Rule = {
  code: 'disputed-reference',
  severity: 'warning',
  settingText:
    'Severity of entries whose work was retracted, or which contradict the registries. Errors in single fields have the severity `information` at most.',
  documentation:
    'After *Check References* or *Complete References*: the work was retracted or withdrawn, an identifier is that of another work, authors are invented, or the title, the year or the venue is another one. [What is compared](references.md).',
  kinds: ['bibliography'],
  detect: (snapshot, uri) => {
    const file = snapshot.bibliographies.get(uri);
    if (file === undefined || snapshot.ownFiles.references.has(uri)) return [];
    return file.bibliography().entries.flatMap((entry) => {
      const span = keySpanOf(file, entry);
      return listDisputes(snapshot, entry).map((dispute) => ({ span, ...dispute }));
    });
  },
  listFixes: (snapshot, uri, span) => {
    const file = snapshot.bibliographies.get(uri);
    const entry = file === undefined ? undefined : findEntryUnderCursor(file, span.start)?.entry;
    if (file === undefined || entry === undefined) return [];
    const keySpan = keySpanOf(file, entry);
    if (!touches(keySpan, span.start) && !touches(keySpan, span.end)) return [];
    return listCorrections(snapshot, file, entry).map(({ title, files }) => ({
      title,
      isPreferred: false,
      span: keySpan,
      change: { kind: 'edits', bibliography: uri, files },
    }));
  },
};

/** What is against an entry: by the last check of what it says now, otherwise by the look-up that completed its paper. */
function listDisputes(snapshot: Snapshot, entry: BibliographyEntry): readonly Omit<Finding, 'span'>[] {
  const check = findCheck(snapshot, entry);
  return check === undefined ? listCompletedDisputes(snapshot, entry) : listCheckedDisputes(check, entry);
}

function listCheckedDisputes({ objections }: CheckedWork, entry: BibliographyEntry): readonly Omit<Finding, 'span'>[] {
  const work = toReference(entry);
  return objections.map((objection) => ({
    message: `${describeObjection(objection, work)}.`,
    ...(isGrave(objection) ? {} : { atMost: 'information' }),
  }));
}

function listCompletedDisputes(snapshot: Snapshot, entry: BibliographyEntry): readonly Omit<Finding, 'span'>[] {
  const reference = snapshot.library().findByEntry(entry)?.reference;
  if (reference === undefined) return [];
  const difference = getDifference(snapshot, entry, reference);
  return [
    ...(reference.isWithdrawn === true ? [{ message: `This paper was ${describeWithdrawal(reference)}.` }] : []),
    ...(difference === undefined
      ? []
      : [{ message: `${difference.charAt(0).toUpperCase()}${difference.slice(1)}.`, atMost: 'information' as const }]),
  ];
}

/** `withdrawn (arXiv, looked up 26 Nov 2026)`. Of several registries it is not known which one said so. */
function describeWithdrawal({ sources }: CompletedReference): string {
  const all = Object.values(sources);
  const [registry, ...others] = new Set(all.map((source) => source.registry));
  const date = all
    .map((source) => source.date)
    .sort()
    .at(-1);
  const words = [
    registry === undefined || others.length > 0 ? undefined : getRegistryLabel(registry),
    date === undefined ? undefined : `looked up ${formatDay(date)}`,
  ].filter((part) => part !== undefined);
  return words.length === 0 ? withdrawn : `${withdrawn} (${words.join(', ')})`;
}
