import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listNotes } from '../../../server/src/features/annotating/noteThreads';
import { findPapersByNotes } from '../../../server/src/features/annotating/paperNotes';
import { getCslItem } from '../../../server/src/features/bibliography/entrySource';
import { findNearKeys } from '../../../server/src/features/citing/nearKeys';
import { findPassage } from '../../../server/src/features/evidence/passage';
import { findPriorCitations } from '../../../server/src/features/evidence/priorCitations';
import { dateFilter } from '../../../server/src/features/finding/dateFilter';
import { tagFilter } from '../../../server/src/features/finding/filters';
import { listTopicSections } from '../../../server/src/features/topics/topicSections';
import type { Paper } from '../../../server/src/model/paper';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

/** Workspaces with the same files, about rivers or about kites. */
function open(subject: string, year: number): FixtureWorkspace {
  return createFixtureWorkspace(`//- /papers-digest.txt
${subject}: A Study of Wind
${year}

We introduce ${subject}, a study of how the wind moves what it meets on its way, with ten examples.
//- /marginalia/notes/note.md
# ${subject}: A Study of Wind

- ${subject.toLowerCase()} in the wind #${subject.toLowerCase()}
//- /chapter.md
The wind moves ${subject} [@${subject.toLowerCase()}].
//- /draft.md
# ${subject}

The wind moves much.
`);
}

/** What each feature that derives something from snapshots answers, and the papers that it answers with. */
function ask(snapshot: Snapshot): { readonly answers: unknown; readonly papers: readonly Paper[] } {
  const [uri, draft] = [uriOf('/draft.md'), snapshot.drafts.get(uriOf('/draft.md'))!];
  const noted = findPapersByNotes(snapshot, { text: 'wind' }, undefined).map(({ paper }) => paper);
  const prior = [
    ...findPriorCitations(snapshot, uri, findPassage(draft, { start: draft.text.length - 3, end: draft.text.length - 3 })).keys(),
  ];
  const cited = [...snapshot.citations().citing.keys()];
  const summaries = listNotes(snapshot).flatMap(({ paper }) => paper ?? []);
  const tagged = snapshot.library().papers.filter(tagFilter.createTest(snapshot, 'k') ?? (() => false));
  const papers = [...noted, ...prior, ...cited, ...summaries, ...tagged];
  const answers = [
    papers.map(({ key }) => key),
    snapshot.library().papers.map((paper) => getCslItem(snapshot, paper).title),
    findNearKeys(snapshot, uri, 'kites'),
    listTopicSections(snapshot, uri).map(({ topic }) => topic.label),
    dateFilter.listValues(snapshot, '2'),
    tagFilter.listValues(snapshot, ''),
  ];
  return { answers, papers };
}

test('two hosts in one process answer as each does alone, and know no papers of each other', () => {
  const alone = [ask(open('Kite', 2021).snapshot), ask(open('River', 2022).snapshot)];
  assert.notDeepEqual(alone[0]!.answers, alone[1]!.answers);
  const workspaces = [open('Kite', 2021), open('River', 2022)];
  for (let round = 0; round < 2; round++) {
    workspaces.forEach(({ host }, index) => {
      const uri = uriOf('/chapter.md');
      const text = `${host.snapshot.drafts.get(uri)!.text} `;
      const snapshot = host.apply({ kind: 'document', uri, languageId: 'markdown', text });
      const { answers, papers } = ask(snapshot);
      assert.deepEqual(answers, alone[index]!.answers);
      assert.ok(papers.length > 0 && papers.every((paper) => snapshot.library().papers.includes(paper)));
    });
  }
});
