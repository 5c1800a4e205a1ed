import type { Snapshot } from '#workspace';
import { type Span, touches } from '../../base/span';
import { listConflicts } from '../bibliography/completeEntries';
import { keySpanOf } from '../bibliography/entrySource';
import { findPublishedVersion, planPublishedEntries } from '../bibliography/publishedVersion';
import { findEntryUnderCursor } from '../evidence/underCursor';
import type { QuickFix, Rule } from './rule';

export const publishedPreprint: Rule = {
  code: 'published-preprint',
  severity: 'hint',
  settingText: 'Severity of entries that cite a preprint when a published version is known.',
  documentation:
    'An entry cites a preprint, and *Complete References* has found its published version. The quick fix [cites that version](references.md#cite-published-versions).',
  kinds: ['bibliography'],
  detect: (snapshot, uri) => {
    const file = snapshot.bibliographies.get(uri);
    return (file?.bibliography().entries ?? []).flatMap((entry) => {
      const version = file === undefined ? undefined : findPublishedVersion(snapshot, uri, entry);
      if (file === undefined || version === undefined) return [];
      return [{ span: keySpanOf(file, entry), message: `This preprint has been published: ${version.summary}.` }];
    });
  },
  listFixes: citeInstead,
};

function citeInstead(snapshot: Snapshot, uri: string, { start, end }: Span): readonly QuickFix[] {
  const file = snapshot.bibliographies.get(uri);
  const entry = file === undefined ? undefined : findEntryUnderCursor(file, start)?.entry;
  const version = entry === undefined ? undefined : findPublishedVersion(snapshot, uri, entry);
  if (file === undefined || entry === undefined || version === undefined) return [];
  const span = keySpanOf(file, entry);
  if ((!touches(span, start) && !touches(span, end)) || listConflicts(snapshot, [uri]).length > 0) return [];
  const files: () => ReadonlyMap<string, ReturnType<typeof planPublishedEntries>> = () =>
    new Map([[uri, planPublishedEntries(snapshot, uri, [entry])]]);
  return [
    {
      title: `Cite the published version (${version.summary})`,
      isPreferred: true,
      span,
      change: { kind: 'edits', bibliography: uri, files },
    },
  ];
}
