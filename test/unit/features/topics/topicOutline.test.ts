import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parser } from '@lezer/markdown';
import { topicOutline } from '../../../../server/src/features/topics/topicOutline';
import {
  applyEdits,
  computeTopics,
  createFixtureWorkspace,
  type FixtureWorkspace,
  languageIdOf,
  uriOf,
} from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { hostileDigest, hostileTitles } from '../hostileText';

const heads = `LongHeads: Retrieval Heads for Long Text

Retrieval heads look far back. We present LongHeads, a cache that is kept for retrieval heads alone.

Retrieval Heads under a Microscope

What do retrieval heads do? This paper looks at retrieval heads, one after the other, in four models.
`;
const rivers = `On the Age of Mountain Rivers

Mountain rivers are old. This paper says how old mountain rivers are, by counting layers of sand.

Sandbar: Mountain Rivers from Above

Pictures of mountain rivers abound. We present Sandbar, a map of mountain rivers made from pictures.
`;
const digest = `//- /digest.txt\n${heads}\n${rivers}`;

interface Outlined {
  readonly workspace: FixtureWorkspace;
  readonly uri: string;
  readonly text: string;
  readonly added: number;
}

function insertOutline(source: string, labels?: readonly string[]): Outlined {
  const workspace = createFixtureWorkspace(source);
  const { uri, offset, file } = workspace.cursor;
  const answer = topicOutline(workspace.snapshot, uri, offset, labels);
  assert.ok(answer, 'the document is a draft');
  return { workspace, uri, text: applyEdits(file.text, answer.edits), added: answer.keys.length };
}

test('papers without a passage are counted', () => {
  const { snapshot, cursor } = createFixtureWorkspace(
    `${digest.replace('We present Sandbar, a map of mountain rivers', 'These are maps of mountain rivers')}//- /draft.md\n<|>`,
  );
  const outline = topicOutline(snapshot, cursor.uri, cursor.offset);
  assert.match(applyEdits('', outline!.edits), /^- Sandbar: Mountain Rivers from Above \[@sandbar\]$[^]*^- LongHeads \[@longheads\]: "/m);
  assert.deepEqual([outline!.keys.length, outline!.withoutPassage], [4, 1]);
});

/** Runs the outline over `text` as the draft has become, at every cursor: it must have nothing to add. */
function checkComplete({ workspace, uri, text }: Outlined, labels?: readonly string[]): void {
  const snapshot = workspace.host.apply({ kind: 'document', uri, languageId: languageIdOf(uri), text });
  for (const offset of [0, Math.floor(text.length / 2), text.length]) {
    assert.deepEqual(topicOutline(snapshot, uri, offset, labels), { edits: [], keys: [], withoutPassage: 0 }, text);
  }
}

/** Excerpts are the business of a test of their own. */
function withoutExcerpts(text: string): string {
  return text.replace(/: (?:"[^"\n]*"|``.*'')$/gm, '');
}

/** The draft before, with the cursor, and after, excerpts left out; a second run must change nothing. */
function checkOutline(before: string, after: string, path = '/draft.md', labels?: readonly string[]): void {
  const outlined = insertOutline(`${digest}//- ${path}\n${before}`, labels);
  assert.equal(withoutExcerpts(outlined.text), after);
  checkComplete(outlined, labels);
}

const riversSection = '- On the Age of Mountain Rivers [@age-mountain-rivers]\n- Sandbar [@sandbar]';
const latexList =
  '\\begin{itemize}\n  \\item On the Age of Mountain Rivers~\\cite{age-mountain-rivers}\n  \\item Sandbar~\\cite{sandbar}\n\\end{itemize}';
const headsSection = '- LongHeads [@longheads]\n- Retrieval Heads under a Microscope [@retrieval-heads-microscope]';

test('an empty draft gets a heading for each topic and a bullet for each paper', () => {
  checkOutline('<|>', `## Mountain rivers\n\n${riversSection}\n\n## Retrieval heads\n\n${headsSection}\n`);
});

test('a bullet quotes the abstract verbatim', () => {
  const { text } = insertOutline(`${digest}//- /draft.md\n<|>`);
  const quotes = [...text.matchAll(/: "(.*)"$/gm)].map((match) => match[1] ?? '');
  assert.equal(quotes.length, 4);
  for (const quote of quotes) assert.ok(quote.length >= 30 && digest.includes(quote), quote);
});

test('in the middle of a paragraph it goes after the paragraph', () => {
  checkOutline(
    '# Work\n\nSome wo<|>rds\nand more.\n\nNext.\n',
    `# Work\n\nSome words\nand more.\n\n## Mountain rivers\n\n${riversSection}\n\nNext.\n`,
    '/draft.md',
    ['Mountain rivers'],
  );
});

test('on a blank line it goes there, at the end to the end', () => {
  checkOutline('# Work\n\n<|>\n\nNext.\n', `# Work\n\n## Mountain rivers\n\n${riversSection}\n\nNext.\n`, '/draft.md', ['Mountain rivers']);
  checkOutline('# Work\n\nText.<|>', `# Work\n\nText.\n\n## Mountain rivers\n\n${riversSection}\n`, '/draft.md', ['Mountain rivers']);
  checkOutline('# Work\n\nText.\n<|>', `# Work\n\nText.\n\n## Mountain rivers\n\n${riversSection}\n`, '/draft.md', ['Mountain rivers']);
});

test('headings stand one below the heading above the cursor', () => {
  checkOutline('### Deep\n\n<|>', `### Deep\n\n#### Mountain rivers\n\n${riversSection}\n`, '/draft.md', ['Mountain rivers']);
});

test('LaTeX: sections with lists', () => {
  checkOutline(
    '\\section{Work}\n\nText<|>.\n\nNext.\n',
    `\\section{Work}\n\nText.\n\n\\subsection{Mountain rivers}\n\n${latexList}\n\nNext.\n`,
    '/draft.tex',
    ['Mountain rivers'],
  );
});

test('LaTeX: an empty draft', () => {
  const outlined = insertOutline(`${digest}//- /draft.tex\n<|>`);
  assert.equal(outlined.added, 4);
  assert.equal(outlined.text.match(/\\begin\{itemize\}/g)?.length, 2);
  checkComplete(outlined);
});

test('in LaTeX it goes into the document, wherever the cursor stands', () => {
  const section = `\\section{Mountain rivers}\n\n${latexList}`;
  for (const [before, after] of [
    ['\\begin{document}\nText.\n\\end{document}\n<|>', `\\begin{document}\nText.\n\n${section}\n\n\\end{document}\n`],
    [
      '<|>\\title{T}\n\\begin{document}\nText.\n\\end{document}\n',
      `\\title{T}\n\\begin{document}\nText.\n\n${section}\n\n\\end{document}\n`,
    ],
  ] as const) {
    checkOutline(before, after, '/draft.tex', ['Mountain rivers']);
  }
});

test('a numbered list goes on', () => {
  checkOutline(
    '# Rivers\n\n## Mountain rivers\n\n1. Mine [@longheads]\n\nText.<|>\n',
    `# Rivers\n\n## Mountain rivers\n\n1. Mine [@longheads]\n${riversSection}\n\nText.\n`,
    '/draft.md',
    ['Mountain rivers'],
  );
});

test('a topic whose heading exists gets its further papers at the end of its list', () => {
  checkOutline(
    `<|>Intro.\n\n## Mountain rivers\n\n- My own words on sand [@sandbar, p. 3].\n\nMore prose.\n`,
    `Intro.\n\n## Mountain rivers\n\n- My own words on sand [@sandbar, p. 3].\n- On the Age of Mountain Rivers [@age-mountain-rivers]\n\nMore prose.\n`,
    '/draft.md',
    ['Mountain rivers'],
  );
});

test('LaTeX: likewise', () => {
  checkOutline(
    '<|>Intro.\n\n\\section{Mountain rivers}\n\n\\begin{itemize}\n  \\item My own words~\\cite{sandbar}.\n\\end{itemize}\n\nMore.\n',
    'Intro.\n\n\\section{Mountain rivers}\n\n\\begin{itemize}\n  \\item My own words~\\cite{sandbar}.\n\\item On the Age of Mountain Rivers~\\cite{age-mountain-rivers}\n\\end{itemize}\n\nMore.\n',
    '/draft.tex',
    ['Mountain rivers'],
  );
});

test('a topic whose heading stands there without a list gets one', () => {
  checkOutline(
    '<|>Intro.\n\n## Mountain rivers\n\nProse on rivers.\n',
    `Intro.\n\n## Mountain rivers\n\n${riversSection}\n\nProse on rivers.\n`,
    '/draft.md',
    ['Mountain rivers'],
  );
});

test('what the writer changed stays: words, order, a paper moved under another heading', () => {
  const changed = `# Work\n\n## Water\n\n- Sandbar maps rivers, as others before [@sandbar].\n- Age: see @age-mountain-rivers.\n\n## Retrieval heads\n\n* LongHeads [@longheads]\n\n   with a second paragraph\n`;
  const { text, added } = insertOutline(`${digest}//- /draft.md\n${changed}<|>`);
  assert.equal(added, 1);
  for (const line of changed.split('\n')) assert.ok(text.split('\n').includes(line), line);
  assert.equal(text.replace(/^- Retrieval Heads under.*\n/m, ''), changed);
});

test('a paper that prose cites is not listed yet', () => {
  const { added } = insertOutline(`${digest}//- /draft.md\nAs [@sandbar] says.<|>`, ['Mountain rivers']);
  assert.equal(added, 2);
});

test('a further paper of the digest is the only thing that a later run adds', () => {
  const first = insertOutline(`${digest}//- /draft.md\n<|>`);
  const more = `${heads}\n${rivers}\nDelta Mountain Rivers and Their Silt\n\nWe study mountain rivers that end in deltas, and the silt of mountain rivers.\n`;
  const { host } = first.workspace;
  host.apply({ kind: 'document', uri: first.uri, languageId: 'markdown', text: first.text });
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/digest.txt'), bytes: new TextEncoder().encode(more) }] });
  const answer = topicOutline(computeTopics(host), first.uri, first.text.length)!;
  assert.equal(answer.keys.length, 1);
  const after = applyEdits(first.text, answer.edits);
  assert.equal(after.split('\n').filter((line) => !first.text.split('\n').includes(line)).length, 1);
});

test('labels choose topics; an unknown label adds nothing', () => {
  assert.equal(insertOutline(`${digest}//- /draft.md\n<|>`, ['Retrieval heads']).added, 2);
  assert.deepEqual(insertOutline(`${digest}//- /draft.md\n<|>`, ['No such topic']).added, 0);
});

test('no outline for what is no draft', () => {
  const { snapshot } = createFixtureWorkspace(digest);
  assert.equal(topicOutline(snapshot, uriOf('/digest.txt'), 0), undefined);
  assert.equal(topicOutline(snapshot, uriOf('/gone.md'), 0), undefined);
});

/** No link, image, code or HTML comes of a title or an excerpt. */
function checkElements(text: string): void {
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      // Brackets around a citation read as a link without a target.
      const isCitation = name === 'Link' && /^\[@[a-z0-9-]+\]$/.test(text.slice(from, to));
      if (!isCitation)
        assert.match(
          name,
          /^(?:Document|ATXHeading\d|HeaderMark|BulletList|ListItem|ListMark|Paragraph|Escape|LinkMark)$/,
          `${name} in ${text}`,
        );
    },
  });
}

test('hostile titles and abstracts make one bullet with one citation (slow)', () => {
  for (const title of hostileTitles) {
    for (const path of ['/draft.md', '/draft.tex']) {
      const outlined = insertOutline(`${hostileDigest(title)}//- ${path}\n<|>`);
      const draft = outlined.workspace.host
        .apply({ kind: 'document', uri: outlined.uri, languageId: languageIdOf(path), text: outlined.text })
        .drafts.get(outlined.uri)!;
      const { citations, headings } = draft.scan();
      const [paper] = outlined.workspace.snapshot.library().papers;
      assert.deepEqual(
        citations.flatMap(({ items }) => items.map(({ key }) => key)),
        [paper!.key],
        outlined.text,
      );
      assert.equal(headings.length, 1, outlined.text);
      if (path.endsWith('.md')) checkElements(outlined.text);
      else assert.doesNotMatch(outlined.text, /\\(?!item|begin|end|sub|sec|cite|text|[{}#$%&_])/, outlined.text);
      checkComplete(outlined);
    }
  }
});

test('wherever the cursor stands, nothing of the draft is lost, and a second run changes nothing (slow)', () => {
  const drafts = {
    '/draft.md':
      '---\ntitle: x\n---\n\n# Work\n\nProse with [@sandbar] in it,\non two lines.\n\n- an item [@longheads]\n- another\n\n## Mountain rivers\n\nMore.\n\n> quoted\n\nEnd',
    '/draft.tex':
      '\\section{Work}\n\nProse with \\cite{sandbar}\non two lines. % a comment\n\n\\begin{itemize}\n  \\item an item \\cite{longheads}\n\\end{itemize}\n\n\\subsection{Mountain rivers}\n\nMore.\n\nEnd',
  };
  for (const [path, text] of Object.entries(drafts)) {
    const workspace = createFixtureWorkspace(`${digest}//- ${path}\n${text}`);
    const uri = uriOf(path);
    for (let offset = text.indexOf('Work') + 5; offset <= text.length; offset++) {
      const { edits } = topicOutline(workspace.snapshot, uri, offset)!;
      assert.ok(
        edits.every(({ span }) => span.start === span.end),
        'only insertions',
      );
      checkComplete({ workspace: createFixtureWorkspace(`${digest}//- ${path}\n${text}`), uri, text: applyEdits(text, edits), added: 0 });
    }
  }
});

test('a cursor in code or front matter puts the outline where text goes', () => {
  checkOutline(
    '```\na\n<|>\nb\n```\n\nText.\n',
    `\`\`\`\na\n\nb\n\`\`\`\n\n## Mountain rivers\n\n${riversSection}\n\nText.\n`,
    '/draft.md',
    ['Mountain rivers'],
  );
  checkOutline('---\nti<|>tle: x\n---\n\nText.\n', `---\ntitle: x\n---\n\n## Mountain rivers\n\n${riversSection}\n\nText.\n`, '/draft.md', [
    'Mountain rivers',
  ]);
  checkOutline('Text.\n\n```\na\n\n<|>\n\nb', `Text.\n\n## Mountain rivers\n\n${riversSection}\n\n\`\`\`\na\n\n\n\nb`, '/draft.md', [
    'Mountain rivers',
  ]);
  checkOutline(
    'Text.\n\n\\begin{verbatim}\na\n<|>\nb\n\\end{verbatim}\n\nMore.\n',
    `Text.\n\n\\begin{verbatim}\na\n\nb\n\\end{verbatim}\n\n\\section{Mountain rivers}\n\n${latexList}\n\nMore.\n`,
    '/draft.tex',
    ['Mountain rivers'],
  );
});

test('after any series of digests the outline is complete', () => {
  forSeeds(15, (random) => {
    const words = ['mountain rivers', 'retrieval heads', 'sand layers', 'river maps'];
    const title = (): string => `On ${random.pick(words)} and ${random.pick(words)} in case ${random.below(30)}`;
    const entries = Array.from(
      { length: 12 },
      () => `${title()}\n\nWe study ${random.pick(words)}, for ${random.below(9)} years, in detail.\n`,
    );
    const path = random.pick(['/draft.md', '/draft.tex']);
    const workspace = createFixtureWorkspace(`//- /digest.txt\n${entries.slice(0, 4).join('\n')}//- ${path}\n`);
    const uri = uriOf(path);
    let text = '';
    for (const count of [4, 8, 12]) {
      const bytes = new TextEncoder().encode(entries.slice(0, count).join('\n'));
      workspace.host.apply({ kind: 'disk', files: [{ uri: uriOf('/digest.txt'), bytes }] });
      const snapshot = workspace.host.apply({ kind: 'document', uri, languageId: languageIdOf(path), text });
      text = applyEdits(text, topicOutline(snapshot, uri, random.below(text.length + 1))!.edits);
      checkComplete({ workspace, uri, text, added: 0 });
    }
  });
});
