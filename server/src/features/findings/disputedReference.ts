import { formatDay } from '#text';
import { type CompletedReference, withdrawn } from '../../model/completedReference';
import { getRegistryLabel } from '../../model/registryRecord';
import { getDifference } from '../bibliography/entryDifference';
import { keySpanOf } from '../bibliography/entrySource';
import type { Rule } from './rule';

export const disputedReference: Rule = {
  code: 'disputed-reference',
  severity: 'information',
  settingText: 'Severity of entries whose paper was retracted, or whose first author or year differs from the registries.',
  documentation:
    "Registries give a different first author or year than the entry, or list the work as withdrawn. Marginalia doesn't change the entry.",
  kinds: ['bibliography'],
  detect: (snapshot, uri) => {
    const file = snapshot.bibliographies.get(uri);
    if (file === undefined || snapshot.ownFiles.references.has(uri)) return [];
    return file.bibliography().entries.flatMap((entry) => {
      const reference = snapshot.library().findByEntry(entry)?.reference;
      if (reference === undefined) return [];
      const difference = getDifference(snapshot, entry, reference);
      const messages = [
        ...(reference.isWithdrawn === true ? [`This paper was ${describeWithdrawal(reference)}.`] : []),
        ...(difference === undefined ? [] : [`${difference.charAt(0).toUpperCase()}${difference.slice(1)}.`]),
      ];
      return messages.map((message) => ({ span: keySpanOf(file, entry), message }));
    });
  },
};

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
