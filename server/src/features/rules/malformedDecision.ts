import type { Rule } from './rule';

export const malformedDecision: Rule = {
  code: 'malformed-decision',
  severity: 'warning',
  settingText: "Severity of lines in `reviewed.txt` that can't be read.",
  documentation: 'a line of the file of your decisions about new papers could not be read; the message says why. The other lines count',
  detect: (snapshot, uri) => {
    const issues = snapshot.decisionsFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
