import { findKeptPaper } from '#library';
import type { Rule } from './rule';

export const missingKeptPaper: Rule = {
  code: 'missing-kept-paper',
  severity: 'hint',
  settingText: "Severity of papers in locked topics that aren't in any digest.",
  documentation: "A paper in your locked topics isn't in any digest. Its line stays until you delete it.",
  kinds: ['topics'],
  detect: (snapshot, uri) => {
    const kept = snapshot.ownFiles.topics.get(uri)?.written().kept ?? [];
    return [...kept, ...kept.flatMap(({ subtopics }) => subtopics)]
      .flatMap(({ papers }) => papers)
      .filter(({ value }) => findKeptPaper(snapshot.library(), value) === undefined)
      .map(({ start, end }) => ({
        span: { start, end },
        message: "This paper isn't in any digest and is ignored. Delete the line if you don't need it.",
      }));
  },
};
