import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completion } from '../../../../server/src/features/citing/completion';
import { applyEdits, createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { hostileAbstract, hostileDigest, hostileTitles } from '../hostileText';
import { papersDigest } from '../papers';

/** The draft with each sentence accepted, by its kind; `snippet` shows the tab stops. */
function acceptSentences(path: string, draft: string, as: 'snippet' | 'plain' = 'plain', digest = papersDigest): readonly string[] {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- ${path}\n${draft}`);
  const items = completion(snapshot, cursor.uri, cursor.offset)?.items ?? [];
  const [first] = items;
  return items
    .filter(({ kind, key }) => kind === 'sentence' && key === first?.key)
    .map(({ form }) => applyEdits(cursor.file.text, [{ span: form.span, newText: form[as] }]));
}

test('Markdown: name, citation, a verbatim excerpt in quotation marks, and gaps', () => {
  assert.deepEqual(acceptSentences('/draft.md', '@kite<|>'), [
    'KiteFormer [@kiteformer] addresses [the problem]: "a tethered attention layer that reads 2.5x longer inputs in the same memory".',
    'The authors of KiteFormer [@kiteformer] write: "a tethered attention layer that reads 2.5x longer inputs in the same memory". In contrast, we [do something else].',
    'KiteFormer [@kiteformer] studies [the subject], as does [another paper].',
    'The authors of KiteFormer [@kiteformer] write: "a tethered attention layer that reads 2.5x longer inputs in the same memory". This leaves [the question] open.',
  ]);
});

test('LaTeX: the whole command gives way to the sentence', () => {
  const [contribution, , grouping] = acceptSentences('/draft.tex', '\\usepackage{natbib}\n\n\\citet{kite<|>}', 'snippet');
  assert.equal(
    contribution,
    "\\usepackage{natbib}\n\nKiteFormer \\\\citep{kiteformer\\} addresses ${1:[the problem]}: ``a tethered attention layer that reads 2.5x longer inputs in the same memory''.$0",
  );
  assert.equal(
    grouping,
    '\\usepackage{natbib}\n\nKiteFormer \\\\citep{kiteformer\\} studies ${1:[the subject]}, as does ${2:[another paper]}.$0',
  );
});

test('a paper without a name stands under its title, one without an abstract is not quoted', () => {
  const digest = '//- /a-digest.json\n[{"title": "Plain Words on Caches", "abstract": ""}]\n';
  assert.deepEqual(acceptSentences('/draft.md', '@plain<|>', 'plain', digest), [
    '"Plain Words on Caches" [@plain-words-on-caches] addresses [the problem].',
    'In contrast to "Plain Words on Caches" [@plain-words-on-caches], we [do something else].',
    '"Plain Words on Caches" [@plain-words-on-caches] studies [the subject], as does [another paper].',
    '"Plain Words on Caches" [@plain-words-on-caches] leaves [the question] open.',
  ]);
});

test('a summary, which may be somebody else’s, is not quoted', () => {
  const digest = (label: string): string =>
    `//- /a-digest.txt\nMoraine: A Model of Glaciers\n\nAuthors: Ada Lovelace\n${label}: Glaciers move downhill. We present Moraine, a model of how they do, with a step of ten years.\n\n`;
  assert.match(acceptSentences('/draft.md', '@mora<|>', 'plain', digest('Abstract')).join('\n'), /The authors of/);
  assert.doesNotMatch(acceptSentences('/draft.md', '@mora<|>', 'plain', digest('Summary')).join('\n'), /The authors of|"/);
});

test('at the start of a sentence only', () => {
  for (const draft of [
    '@kite<|>',
    'Text.\n\n@kite<|>',
    'Text. @kite<|>',
    'He said "so." @kite<|>',
    'Text.\n@kite<|> more',
    '- @kite<|>',
    '# T\n\n1. @kite<|>',
    'a\n\n# T\n@kite<|>',
  ]) {
    assert.equal(acceptSentences('/draft.md', draft).length, 4, draft);
  }
  for (const draft of [
    'As @kite<|>',
    'as in\n@kite<|>',
    '[@kite<|>]',
    '[@kite<|>',
    'e.g., @kite<|>',
    'Text.\n\nDoe -@kite<|>',
    '@kite<|> [p. 3]',
  ]) {
    assert.equal(acceptSentences('/draft.md', draft).length, 0, draft);
  }
  for (const draft of [
    '\\cite{kite<|>}',
    '\\cite{kite<|>',
    'Text.\n\n\\cite{kite<|>}',
    '\\item \\citet{kite<|>}',
    '\\section{T}\\label{t}\n\\citet{kite<|>}',
  ]) {
    assert.equal(acceptSentences('/draft.tex', draft).length, 4, draft);
  }
  for (const draft of ['as~\\cite{kite<|>}', 'Text. \\cite{a,kite<|>}', '\\cite[see][]{kite<|>}', '\\cites{a}{kite<|>}']) {
    assert.equal(acceptSentences('/draft.tex', draft).length, 0, draft);
  }
});

test('what a title or an abstract holds does nothing in a snippet or a draft', () => {
  for (const title of hostileTitles) {
    for (const [path, typed] of [
      ['/a.md', '@'],
      ['/a.tex', '\\cite{'],
    ] as const) {
      const word = title.match(/[A-Za-z]{4,}/g)!.pop()!;
      for (const after of acceptSentences(path, `${typed}${word}<|>`, 'snippet', hostileDigest(title))) {
        const stops = [...after.matchAll(/\$\{([12]):\[(?:the (?:problem|subject|question)|do something else|another paper)\]\}/g)].map(
          ([, order]) => order,
        );
        assert.deepEqual(stops, stops.length === 2 ? ['1', '2'] : ['1'], after);
        const others = after.replace(/\$\{[12]:\[[a-z ]+\]\}/g, '');
        assert.deepEqual(others.match(/(?<!\\)(?:\\\\)*\$\w/g), ['$0'], after);
        assert.doesNotMatch(others, /(?<!\\)(?:\\\\)*\$\{/, after);
      }
    }
  }
  // The words stay what they are: taken out of its escapes, the quotation is a part of the abstract.
  const [contribution = ''] = acceptSentences('/a.md', '@images<|>', 'plain', hostileDigest('Images in Titles'));
  const quoted = /: "([^]*)"\.$/.exec(contribution)?.[1]?.replace(/\\(?=[^\w\s])/g, '');
  assert.ok(quoted !== undefined && quoted.length > 20 && hostileAbstract.includes(quoted), contribution);
});
