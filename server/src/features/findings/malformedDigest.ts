import type { Rule } from './rule';

export const malformedDigest: Rule = {
  code: 'malformed-digest',
  severity: 'hint',
  settingText: "Severity of text in a digest that isn't recognized as a paper.",
  documentation:
    "Text in a digest isn't recognized as a paper and is skipped. If it is a paper, [correct it](digests.md#correct-what-was-read).",
  detect: (snapshot, uri) => {
    const issues = snapshot.digests.get(uri)?.digest().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
