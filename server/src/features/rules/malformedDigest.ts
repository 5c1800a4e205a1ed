import type { Rule } from './rule';

export const malformedDigest: Rule = {
  code: 'malformed-digest',
  severity: 'hint',
  settingText: "Severity of text in a digest that isn't recognized as a paper.",
  documentation: 'a block of a digest is no paper; the message says why. It was skipped, and the rest was read',
  detect: (snapshot, uri) => {
    const issues = snapshot.digests.get(uri)?.digest().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
