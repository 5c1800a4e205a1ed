import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeSnippet } from '../../../../server/src/base/escape';
import { completion, completionDocumentation } from '../../../../server/src/features/citing/completion';
import type { CitationFormKind } from '../../../../server/src/model/draft';
import type { Settings } from '../../../../server/src/model/settings';
import { applyEdits, createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { hostileDigest, hostileTitles } from '../hostileText';
import { papersDigest } from '../papers';

const pathOf = { markdown: '/draft.md', latex: '/draft.tex' } as const;
type Language = keyof typeof pathOf;

function complete(language: Language, draft: string, settings: Partial<Settings> = {}): ReturnType<typeof completion> {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- ${pathOf[language]}\n${draft}`, settings);
  return completion(snapshot, cursor.uri, cursor.offset);
}

/** The keys that are offered, each once, in their order. */
function checkOffered(language: Language, draft: string, keys: readonly string[]): void {
  const answer = complete(language, draft);
  assert.deepEqual([...new Set(answer?.items.map(({ key }) => key))], keys, draft);
}

function checkNothing(language: Language, draft: string): void {
  assert.deepEqual(
    complete(language, draft)?.items.map(({ key }) => key),
    undefined,
    draft,
  );
}

/** Accepts the first item with the label: the draft before with the cursor, and after, tab stops drawn as in a snippet. */
function checkAccepted(language: Language, before: string, label: string, after: string): void {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- ${pathOf[language]}\n${before}`, { completionSentences: false });
  const items = completion(snapshot, cursor.uri, cursor.offset)?.items ?? [];
  const item = items.find(({ form }) => form.label === label);
  assert.ok(item, `no ${label} in ${items.map(({ form }) => form.label).join(', ')}`);
  const { span, snippet, plain } = item.form;
  assert.ok(span.start <= cursor.offset && cursor.offset <= span.end, 'the replaced span holds the cursor');
  assert.equal(item.typed, cursor.file.text.slice(span.start, cursor.offset));
  assert.equal(applyEdits(cursor.file.text, [{ span, newText: snippet }]), after);
  // Without tab stops the snippet is the plain text, prefix and locator left out.
  const bare = snippet.replace(/\[\$\d\]|\$\d/g, '').replace(/\\([\\$}])/g, '$1');
  assert.equal(plain, bare);
}

const all = ['kiteformer', 'plain-look-cache-eviction', 'longheads', 'sigma-sparse', 'sigma-differential'];

test('with nothing typed, every paper in the order of the library', () => {
  for (const draft of ['@<|>', '[@<|>', '[@<|>]', 'see [see @<|>]', '[-@<|>]']) checkOffered('markdown', draft, all);
  for (const draft of ['\\cite{<|>', '\\cite{<|>}', '\\citep[see][]{<|>}', '\\textcite{<|>}']) checkOffered('latex', draft, all);
});

test('by key, name and title words in any order, by their beginnings', () => {
  for (const query of ['kiteformer', 'Kite', 'documents tethered', 'teth doc', 'very long']) {
    checkOffered('markdown', `[@${query}<|>`, ['kiteformer']);
    checkOffered('markdown', `as @${query}<|>`, ['kiteformer']);
    checkOffered('latex', `\\cite{${query}<|>}`, ['kiteformer']);
  }
});

test('with one typing error', () => {
  for (const query of ['kiteformre', 'kitefirmer', 'iteformer', 'evixtion']) {
    const [first] = complete('markdown', `[@${query}<|>]`)?.items ?? [];
    assert.equal(first?.key, query === 'evixtion' ? 'plain-look-cache-eviction' : 'kiteformer', query);
  }
});

test('a typed name comes first', () => {
  checkOffered('latex', '\\cite{longh<|>}', ['longheads']);
  checkOffered('markdown', '[@long hea<|>]', ['longheads']);
  checkOffered('markdown', '[@heads<|>]', ['longheads', 'sigma-sparse']);
});

test('narrows while several words are typed, and comes back after a backspace', () => {
  checkOffered('markdown', 'see @sig<|>', ['sigma-sparse', 'sigma-differential']);
  checkOffered('markdown', 'see @sigma <|>', ['sigma-sparse', 'sigma-differential']);
  checkOffered('markdown', 'see @sigma im<|>', ['sigma-sparse']);
  checkOffered('markdown', 'see @sigma<|>', ['sigma-sparse', 'sigma-differential']);
  checkOffered('markdown', 'see @sigma zzzz<|>', []);
});

test('keys that the citation has already are not offered again', () => {
  const rest = all.filter((key) => key !== 'kiteformer');
  checkOffered('markdown', '[@kiteformer; @<|>]', rest);
  checkOffered('markdown', '[@<|>; @kiteformer]', rest);
  checkOffered('latex', '\\cite{kiteformer,<|>}', rest);
  checkOffered('latex', '\\cite{<|>,kiteformer}', rest);
  // The key under the cursor may be chosen again, and so may one of another citation.
  checkOffered('markdown', '[@kiteformer] and [@kiteformer<|>]', ['kiteformer']);
});

test('accepting in Markdown, outside of brackets: the citation, or the key in the sentence', () => {
  checkAccepted('markdown', 'heads @kite<|>', 'kiteformer', 'heads [@kiteformer$1]$0');
  checkAccepted('markdown', 'heads @kite<|>, and', '@kiteformer', 'heads @kiteformer$0, and');
});

test('accepting in brackets, with and without the bracket that the editor closed', () => {
  checkAccepted('markdown', 'heads [@kite<|>', 'kiteformer', 'heads [@kiteformer$1]$0');
  checkAccepted('markdown', 'heads [@kite<|>]', 'kiteformer', 'heads [@kiteformer$1]$0');
  checkAccepted('markdown', 'heads [@kite<|>; @longheads]', 'kiteformer', 'heads [@kiteformer$0; @longheads]');
  checkAccepted('markdown', 'heads [see @teth doc<|>]', 'kiteformer', 'heads [see @kiteformer$1]$0');
});

test('accepting in LaTeX, with and without the brace that the editor closed', () => {
  checkAccepted('latex', 'heads~\\cite{kite<|>', 'kiteformer', 'heads~\\\\cite{kiteformer\\}$0');
  checkAccepted('latex', 'heads~\\cite{kite<|>}', 'kiteformer', 'heads~\\\\cite{kiteformer\\}$0');
  checkAccepted('latex', 'heads~\\cite{kite<|>,longheads}', 'kiteformer', 'heads~\\cite{kiteformer$0,longheads}');
  checkAccepted('latex', 'heads~\\citep{kite<|>}', '[…]{kiteformer}', 'heads~\\\\citep[$2][$1]{kiteformer\\}$0');
});

test('what follows without a comma or a space stays a key or a word of its own', () => {
  checkAccepted('latex', '\\cite{longheads,<|> sigma}', 'kiteformer', '\\cite{longheads,kiteformer$0, sigma}');
  checkAccepted('latex', '\\cite{longheads,<|>\n  sigma}', 'kiteformer', '\\cite{longheads,kiteformer$0,\n  sigma}');
  checkAccepted('latex', '\\cite{kite <|>sigma}', 'kiteformer', '\\cite{kiteformer$0,sigma}');
  checkAccepted('latex', '\\cite{longheads,\n  kite<|>\n}', 'kiteformer', '\\cite{longheads,\n  kiteformer$0\n}');
  checkAccepted('latex', '\\cite{a,kite<|> and more', 'kiteformer', '\\cite{a,kiteformer$0 and more');
  checkAccepted('markdown', 'the @kite <|>heads', '@kiteformer', 'the @kiteformer$0 heads');
  checkAccepted('markdown', '[@kite <|>and more]', 'kiteformer', '[@kiteformer$0 and more]');
});

test('accepting replaces the key under the cursor as a whole', () => {
  checkAccepted('markdown', '[@long<|>heads; @sigma]', 'longheads', '[@longheads$0; @sigma]');
  checkAccepted('markdown', '[see @kite<|>formr, p. 3]', 'kiteformer', '[see @kiteformer$0, p. 3]');
  checkAccepted('latex', '\\cite{a,kite<|>formr,b}', 'kiteformer', '\\cite{a,kiteformer$0,b}');
});

test('a row leads with the name, or else the title; the rest of the title and the date stand beside it', () => {
  const [item] = complete('markdown', '[@kite<|>]')?.items ?? [];
  assert.deepEqual([item?.label, item?.title], ['KiteFormer', 'Tethered Attention for Very Long Documents']);
  const [nameless] = complete('markdown', '[@eviction<|>]')?.items ?? [];
  assert.deepEqual([nameless?.label, nameless?.title], ['A Plain Look at Cache Eviction', '']);
  assert.equal(item?.origin, 'Jun 23');
});

test('a finished key that prose follows offers nothing', () => {
  checkNothing('markdown', 'As @kiteformer <|>');
  checkNothing('markdown', 'As @kiteformer shows<|>');
  checkNothing('markdown', 'As @kiteformer shows that <|>');
});

test('nothing in Markdown that is no prose', () => {
  for (const draft of [
    '`[@kite<|>`',
    '```\n[@kite<|>\n```\n',
    '    code [@kite<|>\n',
    '$a@kite<|>$',
    '$$\n@kite<|>\n$$\n',
    '<!-- @kite<|> -->',
    '---\nauthor: @kite<|>\n---\n',
    'write to me@kite<|>',
    'see @fig-kite<|>',
    'see [@sec-kite<|>]',
    'see @tbl-<|>',
    'in `r @kite<|>`',
    '\\@kite<|>',
  ]) {
    checkNothing('markdown', draft);
  }
});

test('nothing in LaTeX outside of a citation command', () => {
  for (const draft of [
    '@kite<|>',
    '{kite<|>}',
    '\\ref{kite<|>}',
    '\\textbf{kite<|>}',
    '% \\cite{kite<|>',
    '\\begin{verbatim}\n\\cite{kite<|>\n\\end{verbatim}\n',
    '\\verb|\\cite{kite<|>|',
    '\\cite[kite<|>]{a}',
    '\\cite{a} kite<|>',
  ]) {
    checkNothing('latex', draft);
  }
});

test('nothing in documents that are no drafts', () => {
  const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /notes.txt\n[@kite]\n`);
  assert.equal(completion(snapshot, uriOf('/notes.txt'), 6), undefined);
  assert.equal(completion(snapshot, uriOf('/papers-digest.txt'), 6), undefined);
  assert.equal(completion(snapshot, uriOf('/gone.md'), 6), undefined);
});

test('keys are ASCII words, so nothing of a title gets into a snippet or a label', () => {
  for (const title of hostileTitles) {
    for (const [path, draft] of [
      ['/a.md', '@<|>'],
      ['/a.md', '[@<|>]'],
      ['/a.tex', '\\citep{<|>}'],
    ] as const) {
      const { snapshot, cursor } = createFixtureWorkspace(`${hostileDigest(title)}//- ${path}\n${draft}\n`, { completionSentences: false });
      const items = completion(snapshot, cursor.uri, cursor.offset)?.items ?? [];
      assert.ok(items.length > 0);
      for (const { key, form, label: shown } of items) {
        assert.match(key, /^[a-z0-9-]+$/);
        assert.ok(title.startsWith(shown), shown);
        assert.equal(form.snippet.split(key).length, 2, form.snippet);
        assert.equal(escapeSnippet(key), key);
        assert.equal(
          form.label
            .replace(key, '')
            .replace(/\\[a-z]+\*?(?=\{)/, '')
            .replace(/[@[\]{}…^-]/gu, ''),
          '',
        );
      }
    }
  }
});

test('the card is what hovering shows; none for a paper that is gone', () => {
  const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /draft.md\n[@kiteformer]\n`);
  assert.match(completionDocumentation(snapshot, 'kiteformer') ?? '', /^\*\*KiteFormer: [^]*cited once/);
  assert.equal(completionDocumentation(snapshot, 'nobody'), undefined);
});

test('where the cursor may stand, an answer replaces one stretch of one line around it', () => {
  const text = 'See [see @kite, p. 3; @long heads] and @sigma here.\n\nAs @kiteformer shows, `@x` and me@x.org.\n';
  const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /draft.md\n${text}`);
  for (let offset = 0; offset <= text.length; offset++) {
    for (const { form } of completion(snapshot, uriOf('/draft.md'), offset)?.items ?? []) {
      const drawn = drawSpans(snapshot, uriOf('/draft.md'), [form.span], offset);
      assert.ok(form.span.start <= offset && offset <= form.span.end, drawn);
      assert.ok(!text.slice(form.span.start, form.span.end).includes('\n'), drawn);
    }
  }
});

/** The plain text of every offer for the paper, the draft around it included. */
function listOffers(language: Language, draft: string, form: 'auto' | CitationFormKind, key = 'kiteformer'): readonly string[] {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- ${pathOf[language]}\n${draft}`, {
    completionForm: form,
    completionSentences: false,
  });
  const items = completion(snapshot, cursor.uri, cursor.offset)?.items ?? [];
  return items
    .filter((item) => item.key === key)
    .map(({ form: { span, plain } }) => applyEdits(cursor.file.text, [{ span, newText: plain }]));
}

test('all forms of the first paper, one row of any other; the year alone only of a paper that has one', () => {
  const formsOf = (draft: string, digest = papersDigest): readonly string[] => {
    const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /draft.md\n${draft}`, { completionSentences: false });
    return (completion(snapshot, cursor.uri, cursor.offset)?.items ?? []).map(({ form }) => form.plain);
  };
  assert.deepEqual(formsOf('As @sigma<|>'), ['[@sigma-sparse]', '@sigma-sparse', '^[@sigma-sparse]', '[@sigma-differential]']);
  const dated = '//- /a-digest.json\n[{"title": "Sigma: Sums", "abstract": "We add.", "year": 2024}]\n';
  assert.deepEqual(formsOf('As @sigma<|>', dated), ['[@sigma]', '@sigma', '[-@sigma]', '^[@sigma]']);
  assert.equal(formsOf('As -@sigma<|>')[0], '[-@sigma-sparse]');
});

test('the form that the writer sets, or uses most, comes first; the others follow for the same paper', () => {
  assert.deepEqual(listOffers('markdown', 'As @kite<|>', 'auto'), ['As [@kiteformer]', 'As @kiteformer', 'As ^[@kiteformer]']);
  assert.deepEqual(listOffers('markdown', 'As @kite<|>', 'narrative'), ['As @kiteformer', 'As [@kiteformer]', 'As ^[@kiteformer]']);
  const narrative = '@longheads and @longheads or @longheads. As ';
  assert.equal(listOffers('markdown', `${narrative}@kite<|>`, 'auto')[0], `${narrative}@kiteformer`);
  assert.equal(listOffers('markdown', `${narrative}@kite<|>`, 'parenthetical')[0], `${narrative}[@kiteformer]`);
  assert.deepEqual(listOffers('markdown', 'As @kite<|> [p. 3]', 'auto'), ['As @kiteformer [p. 3]']);
});

test('LaTeX: what is typed first, then notes, then the commands of the package', () => {
  const of = (preamble: string, typed: string, form: 'auto' | CitationFormKind = 'auto'): readonly string[] =>
    listOffers('latex', `${preamble}\n${typed}`, form).map((text) => text.slice(preamble.length + 1));
  assert.deepEqual(of('\\usepackage{natbib}', '\\citep{kite<|>}'), ['\\citep{kiteformer}', '\\citep{kiteformer}', '\\citet{kiteformer}']);
  assert.deepEqual(of('\\usepackage{biblatex}', '\\parencite{kite<|>'), [
    '\\parencite{kiteformer}',
    '\\parencite{kiteformer}',
    '\\textcite{kiteformer}',
    '\\footcite{kiteformer}',
  ]);
  assert.deepEqual(of('', '\\cite{kite<|>}'), ['\\cite{kiteformer}', '\\cite{kiteformer}']);
  // A set form is for the command that tells none.
  assert.equal(of('\\usepackage{natbib}', '\\cite{kite<|>}', 'narrative')[0], '\\citet{kiteformer}');
  assert.equal(of('\\usepackage{natbib}', '\\citep{kite<|>}', 'narrative')[0], '\\citep{kiteformer}');
  assert.equal(of('\\usepackage{natbib}', '\\cite{kite<|>}', 'footnote')[0], '\\cite{kiteformer}');
  assert.equal(of('\\documentclass{acmart}', '\\cite{kite<|>}', 'parenthetical')[0], '\\citep{kiteformer}');
  assert.deepEqual(of('\\usepackage{natbib}', '\\nocite{kite<|>}'), ['\\nocite{kiteformer}']);
  assert.deepEqual(of('\\usepackage{natbib}', '\\citep{longheads,kite<|>}'), ['\\citep{longheads,kiteformer}']);
  assert.deepEqual(of('\\usepackage{natbib}', '\\citep[see][]{kite<|>}'), ['\\citep[see][]{kiteformer}']);
  assert.deepEqual(of('\\usepackage{natbib}', '\\citep{\n  longheads,\n  kite<|>\n}'), ['\\citep{\n  longheads,\n  kiteformer\n}']);
});

test('a half-typed citation, closed by the editor or not, becomes one citation, whatever is accepted (slow)', () => {
  const typed = {
    markdown: [
      '[@',
      '[@kite',
      '[see @',
      '[@longheads; @',
      '[@longheads; @kite',
      '[@{',
      '[@{kite',
      '[-@',
      '@',
      '@kite',
      '@{',
      '@{kite',
      '-@',
      '^[@',
      '^[see @kite',
    ],
    latex: [
      '\\cite{',
      '\\cite{kite',
      '\\citep[see][]{',
      '\\citet*{kite',
      '\\cite{longheads,',
      '\\cite{longheads, kite',
      '\\cite{longheads,\n  ',
      '\\cites{longheads}{',
      '\\cites{longheads}[3]{kite',
    ],
  } as const;
  const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
  for (const language of ['markdown', 'latex'] as const) {
    for (const start of typed[language]) {
      const open = [...start].reduce<string>((left, mark) => (left.startsWith(mark) ? left.slice(1) : (closers[mark] ?? '') + left), '');
      for (const rest of [open, '']) {
        for (const [before, behind] of [
          ['', ''],
          ['Text ', '.'],
          ['Text ', ' and more.'],
          ['(', ')'],
          ['Text ', '\n\nNext [@other] \\cite{other}.'],
        ] as const) {
          // Where nothing closes what is open, and text follows on the line, only the writer knows where it should close.
          if (rest === '' && open !== '' && !/^(?:\n|$)/.test(behind)) continue;
          for (const offer of listOffers(language, `${before}${start}<|>${rest}${behind}`, 'auto'))
            checkOneCitation(language, offer, before, behind);
        }
      }
    }
  }
});

function checkOneCitation(language: Language, offer: string, before: string, behind: string): void {
  const file = createFixtureWorkspace(`//- ${pathOf[language]}\n${offer}`).snapshot.drafts.get(uriOf(pathOf[language]))!;
  const own = file.scan().citations.filter(({ items }) => items.every(({ key }) => key !== 'other'));
  assert.equal(own.length, 1, offer);
  const keys = own[0]!.items.map(({ key }) => key);
  assert.deepEqual([...keys].sort(), keys.length === 1 ? ['kiteformer'] : ['kiteformer', 'longheads'], offer);
  assert.ok(offer.startsWith(before) && offer.endsWith(behind), offer);
  // In a note a citation in parentheses has brackets of its own.
  if (!offer.includes('^[')) assert.doesNotMatch(offer, /\]\]|\}\}|\[\[|\{\{/, offer);
  // A note that the writer has not closed stays open.
  if (!offer.includes('^['))
    for (const [opener, closer] of [
      ['[', ']'],
      ['{', '}'],
    ] as const)
      assert.equal(offer.split(opener).length, offer.split(closer).length, offer);
}

test('sentences stand after all papers, found by what is typed, unless they are off', () => {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- /draft.md\nText.\n\n@sigma<|>\n`);
  const items = completion(snapshot, cursor.uri, cursor.offset)?.items ?? [];
  const kinds = items.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === 'sentence').length, 8);
  assert.equal(kinds.lastIndexOf('citation'), kinds.indexOf('sentence') - 1);
  const without = createFixtureWorkspace(`${papersDigest}//- /draft.md\nText.\n\n@sigma<|>\n`, { completionSentences: false });
  const plain = completion(without.snapshot, cursor.uri, cursor.offset)?.items ?? [];
  assert.deepEqual(
    plain,
    items.filter(({ kind }) => kind === 'citation'),
  );
  const empty = createFixtureWorkspace(`${papersDigest}//- /draft.md\n@<|>\n`);
  assert.ok(completion(empty.snapshot, empty.cursor.uri, empty.cursor.offset)!.items.every(({ kind }) => kind === 'citation'));
});

test('wherever the cursor stands, accepting puts the paper there and leaves every other citation alone', () => {
  for (const [language, text] of [
    ['markdown', 'See [see @ki, p. 3; -@lo] and @kit [p. 4], @{kite} or [@{ki}; @lo, p. 5] ^[as @ki] [@kite'],
    [
      'latex',
      '\\usepackage{natbib} See \\citep[see][p.~3]{ki,lo} and \\citet{kit}, \\cites{ki}[4]{kite, lo}\\cite{\n  ki,\n  lo} \\cite{kite',
    ],
  ] as const) {
    const uri = uriOf(pathOf[language]);
    const { snapshot } = createFixtureWorkspace(`${papersDigest}//- ${pathOf[language]}\n${text}`);
    const { language: syntax, scan } = snapshot.drafts.get(uri)!;
    let walked = 0;
    for (let offset = 0; offset <= text.length; offset++) {
      for (const { form, key, kind } of completion(snapshot, uri, offset)?.items ?? []) {
        if (kind === 'sentence') continue;
        const after = applyEdits(text, [{ span: form.span, newText: form.plain }]);
        const keys = syntax.scan(after).citations.flatMap(({ items }) => items.map((item) => item.key));
        const others = scan()
          .citations.flatMap(({ items }) => items)
          .filter(({ keySpan }) => keySpan.end <= form.span.start || form.span.end <= keySpan.start);
        assert.deepEqual([...keys].sort(), [...others.map((item) => item.key), key].sort(), `${offset}: ${after}`);
        walked += 1;
      }
    }
    assert.ok(walked > 60, `${walked}`);
  }
});
