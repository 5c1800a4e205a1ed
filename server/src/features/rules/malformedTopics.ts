import type { Rule } from './rule';

export const malformedTopics: Rule = {
  code: 'malformed-topics',
  severity: 'warning',
  settingText: "Severity of parts of `topics.yaml` that can't be read.",
  documentation: 'a part of your topics file could not be read, or occurs twice; the message says why. The rest counts',
  detect: (snapshot, uri) => {
    const issues = snapshot.topicsFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
