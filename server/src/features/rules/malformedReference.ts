import type { Rule } from './rule';

export const malformedReference: Rule = {
  code: 'malformed-reference',
  severity: 'warning',
  settingText: "Severity of parts of `references.json` that can't be read.",
  documentation:
    'a part of the file of completed references could not be read, or completes a paper twice; the message says why. The rest counts',
  detect: (snapshot, uri) => {
    const issues = snapshot.referencesFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
