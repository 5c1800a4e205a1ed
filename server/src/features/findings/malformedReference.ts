import type { Rule } from './rule';

export const malformedReference: Rule = {
  code: 'malformed-reference',
  severity: 'warning',
  settingText: "Severity of parts of `references.json` that can't be read.",
  documentation:
    "Part of `references.json` can't be read, or two items are for the same paper. The rest is used. See the [format](files.md#completed-references).",
  detect: (snapshot, uri) => {
    const issues = snapshot.referencesFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
