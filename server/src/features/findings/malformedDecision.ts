import type { Rule } from './rule';

export const malformedDecision: Rule = {
  code: 'malformed-decision',
  severity: 'warning',
  settingText: "Severity of lines in `reviewed.txt` that can't be read.",
  documentation: "A line in `reviewed.txt` can't be read. The other lines are used. See the [format](new-papers.md#share-decisions).",
  detect: (snapshot, uri) => {
    const issues = snapshot.decisionsFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
