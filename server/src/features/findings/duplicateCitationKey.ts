import { keySpanOf } from '../bibliography/entrySource';
import type { Rule } from './rule';

export const duplicateCitationKey: Rule = {
  code: 'duplicate-citation-key',
  severity: 'warning',
  settingText: 'Severity of citation keys that occur twice in a bibliography.',
  documentation: 'An earlier entry in the same file has the same key. Compilers use only one of the entries.',
  kinds: ['bibliography'],
  detect: (snapshot, uri) => {
    const file = snapshot.bibliographies.get(uri);
    if (file === undefined) return [];
    return [...file.entriesByKey()].flatMap(([key, [first, ...others]]) =>
      first === undefined
        ? []
        : others.map((entry) => ({
            span: keySpanOf(file, entry),
            message: `"${key}" is a duplicate citation key. Only one of the entries is used.`,
            related: { uri, span: keySpanOf(file, first), message: 'Earlier entry' },
          })),
    );
  },
};
