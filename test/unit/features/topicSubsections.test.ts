import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topicOutline } from '../../../server/src/features/topics/topicOutline';
import { otherPapersLabel, type Topic } from '../../../server/src/model/topic';
import { applyEdits, createFixtureWorkspace, languageIdOf, uriOf } from '../../support/fixtureWorkspace';
import { forSeeds } from '../../support/random';
import { riversAndHeads, topicOf, withTopics } from './topicsSandbox';

const topics = [
  topicOf('Nature', topicOf('Rivers', 'age-mountain-rivers'), topicOf('Maps', 'sandbar'), topicOf(otherPapersLabel, 'longheads')),
  topicOf(otherPapersLabel, 'retrieval-heads-microscope'),
];

/** The draft with the outline at its end, excerpts left out. */
function insert(text: string, wanted: readonly Topic[], path = '/draft.md', offset = text.length): string {
  const { snapshot, host } = createFixtureWorkspace(riversAndHeads);
  const uri = uriOf(path);
  const answer = topicOutline(withTopics(host.apply({ kind: 'document', uri, languageId: languageIdOf(path), text }), wanted), uri, offset);
  assert.ok(answer, snapshot.digests.size.toString());
  return applyEdits(text, answer.edits).replace(/: (?:"[^"\n]*"|``.*'')$/gm, '');
}

function check(before: string, after: string, path?: string): void {
  assert.equal(insert(before, topics, path), after);
  for (const offset of [0, after.length]) assert.equal(insert(after, topics, path, offset), after, 'a second run changes nothing');
}

const rivers = '- On the Age of Mountain Rivers [@age-mountain-rivers]';
const nature = `## Nature

- LongHeads [@longheads]

### Rivers

${rivers}

### Maps

- Sandbar [@sandbar]

## Other papers

- Retrieval Heads under a Microscope [@retrieval-heads-microscope]
`;

test('subtopics are headings one level deeper, papers without one stand above them', () => check('', nature));

test('LaTeX: subsections', () => {
  const list = (item: string): string => `\\begin{itemize}\n  \\item ${item}\n\\end{itemize}`;
  check(
    '\\documentclass{article}\n\\begin{document}\n\\end{document}\n',
    `\\documentclass{article}\n\\begin{document}\n\n\\section{Nature}\n\n${list('LongHeads~\\cite{longheads}')}\n\n\\subsection{Rivers}\n\n${list('On the Age of Mountain Rivers~\\cite{age-mountain-rivers}')}\n\n\\subsection{Maps}\n\n${list('Sandbar~\\cite{sandbar}')}\n\n\\section{Other papers}\n\n${list('Retrieval Heads under a Microscope~\\cite{retrieval-heads-microscope}')}\n\n\\end{document}\n`,
    '/draft.tex',
  );
});

test('a subtopic that is new comes to the end of its topic', () => {
  check(
    `## Nature\n\nMy words.\n\n### Rivers\n\n${rivers}\n\n## Next\n\nText.\n\n## Other papers\n\n- @retrieval-heads-microscope\n`,
    `## Nature\n\n- LongHeads [@longheads]\n\nMy words.\n\n### Rivers\n\n${rivers}\n\n### Maps\n\n- Sandbar [@sandbar]\n\n## Next\n\nText.\n\n## Other papers\n\n- @retrieval-heads-microscope\n`,
  );
});

test('a paper and a subtopic that are new at one place', () => {
  const before = '## Nature\n\n- @longheads\n\n### Rivers\n\n- mine\n';
  const after = `## Nature\n\n- @longheads\n\n### Rivers\n\n- mine\n${rivers}\n\n### Maps\n\n- Sandbar [@sandbar]\n\n## Other papers\n\n- Retrieval Heads under a Microscope [@retrieval-heads-microscope]\n`;
  check(before, after);
  check(before.trimEnd(), after);
});

test('a subtopic whose heading stands elsewhere grows there', () => {
  check(
    `# Maps\n\n- mine\n\n# Rest\n\nText.`,
    `# Maps\n\n- mine\n- Sandbar [@sandbar]\n\n# Rest\n\nText.\n\n## Nature\n\n- LongHeads [@longheads]\n\n### Rivers\n\n${rivers}\n\n## Other papers\n\n- Retrieval Heads under a Microscope [@retrieval-heads-microscope]\n`,
  );
});

test('below a subtopic’s heading a new topic stands beside its topic', () => {
  assert.match(insert('# A\n\n## Nature\n\n- @longheads\n\n### Maps\n\n- @sandbar\n', topics), /\n## Other papers\n/);
});

test('however topics grow and the draft has come about, each paper is listed once, and a second run changes nothing (slow)', () => {
  const keys = ['age-mountain-rivers', 'sandbar', 'longheads', 'retrieval-heads-microscope'];
  forSeeds(60, (random) => {
    const path = random.pick(['/draft.md', '/draft.tex']);
    let text = random.pick(['', 'Text.', '# A\n\n## Nature\n\nText.\n', '### Rivers\n\n- a\n\n# Maps', '# Other papers\n']);
    if (path.endsWith('.tex')) text = '';
    for (let round = 0; round < 3; round++) {
      const labels = ['Rivers', 'Maps', otherPapersLabel];
      const spread = (names: readonly string[], papers: readonly string[]): readonly Topic[] => {
        const places = papers.map((key) => ({ key, name: random.pick(names) }));
        return names.flatMap((name) => {
          const own = places.filter((place) => place.name === name).map(({ key }) => key);
          return own.length === 0 ? [] : [topicOf(name, ...own)];
        });
      };
      const some = spread(['Nature', 'Heads', otherPapersLabel], keys.slice(0, round + 2)).map((topic) =>
        topic.label === 'Nature' ? topicOf('Nature', ...spread(labels, topic.keys)) : topic,
      );
      text = insert(text, some, path, random.below(text.length + 1));
      for (const key of some.flatMap((topic) => topic.keys)) assert.equal(text.split(new RegExp(`\\b${key}\\b`)).length, 2, text);
      assert.equal(insert(text, some, path, random.below(text.length + 1)), text);
    }
  });
});
