import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../../../server/src/annotations/note/parseNote';
import { exportAnnotations, importAnnotations } from '../../../../server/src/features/annotating/exchangeAnnotations';
import { planNoteEdit } from '../../../../server/src/features/annotating/planNoteEdit';
import type { Annotation } from '../../../../server/src/model/annotation';
import { applyEdits } from '../../../../server/src/text/applyEdits';
import { createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { library } from '../outputsSandbox';

const papersOnly = library.replace(/\/\/- \/marginalia\/notes[^]*/, '');

/** Web annotations of other programs, in short. */
function draw(
  ...drawn: readonly {
    readonly exact: string;
    readonly body?: string;
    readonly title?: string;
    readonly source?: string;
    readonly id?: string;
    readonly key?: string;
  }[]
): string {
  return JSON.stringify(
    drawn.map(({ exact, body, title, source = 'https://a.org/', id, key }) => ({
      id,
      type: 'Annotation',
      body: body === undefined ? [] : [{ type: 'TextualBody', value: body }],
      target: { source, 'dcterms:title': title, 'dcterms:identifier': key, selector: { type: 'TextQuoteSelector', exact } },
    })),
  );
}

/** Writes what the plan says, as the server does. */
function carryOut({ host }: FixtureWorkspace, text: string): ReturnType<typeof importAnnotations> {
  const plan = importAnnotations(host.snapshot, text);
  for (const { key, added } of plan.papers) {
    const answer = planNoteEdit(host.snapshot, { kind: 'import', key, added });
    assert.ok(answer.kind === 'edits', JSON.stringify(answer));
    host.apply({ kind: 'document', uri: answer.uri, languageId: 'markdown', text: applyEdits(answer.before ?? '', answer.edits) });
  }
  return plan;
}

function listAnnotations({ host }: FixtureWorkspace): readonly Pick<Annotation, 'id' | 'selector' | 'body' | 'tags' | 'isResolved'>[] {
  const notes = [...host.snapshot.drafts.values()].filter(({ uri }) => uri.includes('/notes/'));
  return notes.flatMap(({ text }) =>
    parseNote(text, 'note.md').annotations.map(({ id, selector, body, tags, isResolved }) => ({ id, selector, body, tags, isResolved })),
  );
}

test('export and import into an empty notes folder give the same annotations; a second import changes nothing', () => {
  const more = `\n<!-- marginalia {"prefix":"This is ","resolved":true} -->\n> not in the abstract at all any more\n\n^n-gone1\n\n\\# Not a heading\n\n- a\n- b\n`;
  const from = createFixtureWorkspace(`${library}${more}`);
  const { text } = exportAnnotations(from.snapshot);
  const to = createFixtureWorkspace(papersOnly);
  const plan = carryOut(to, text);
  assert.deepEqual([plan.known, plan.orphans, plan.unmatched], [0, 1, []]);
  assert.deepEqual(listAnnotations(to), listAnnotations(from));
  assert.equal(listAnnotations(to).length, 2);
  const before = to.host.snapshot.drafts.get(uriOf('/marginalia/notes/kite.md'))!.text;
  const again = carryOut(to, text);
  assert.deepEqual([again.papers, again.known], [[], 2]);
  assert.equal(to.host.snapshot.drafts.get(uriOf('/marginalia/notes/kite.md'))!.text, before);
});

test('into a note that is there they go where their passages belong; all else stays as it is', () => {
  const sandbox = createFixtureWorkspace(library);
  const before = sandbox.snapshot.drafts.get(uriOf('/marginalia/notes/kite.md'))!.text;
  const title = 'Kite: Rivers of Snow';
  carryOut(
    sandbox,
    draw(
      { exact: 'a way to cross rivers by air', title, body: 'behind' },
      { exact: 'Boats cross rivers', title, body: 'before' },
      { exact: 'nowhere to be found in it', title },
    ),
  );
  assert.deepEqual(
    listAnnotations(sandbox).map(({ selector }) => selector.exact),
    ['Boats cross rivers', 'boats struggle with ice', 'a way to cross rivers by air', 'nowhere to be found in it'],
  );
  const after = sandbox.host.snapshot.drafts.get(uriOf('/marginalia/notes/kite.md'))!.text;
  for (const line of before.split('\n')) assert.ok(after.includes(line), line);
});

test('the same quotation with the same words is not added twice, whatever its name', () => {
  const sandbox = createFixtureWorkspace(library);
  const title = 'Kite: Rivers of Snow';
  const plan = carryOut(
    sandbox,
    draw(
      { exact: 'Boats  struggle with\nice', title, body: 'True of *ferries* too.  #ice' },
      { exact: 'by air', title, body: 'a', id: 'urn:x:1' },
      { exact: 'by air', title, body: 'a', id: 'urn:x:2' },
    ),
  );
  assert.deepEqual([plan.known, plan.papers[0]?.added.length], [2, 1]);
});

test('a paper is found by its title, then by DOI or arXiv identifier, then by its key', () => {
  const more =
    '//- /refs.bib\n@misc{owl2020, title = {Owl}, doi = {10.1000/OWL}, eprint = {2001.00001}, eprinttype = {arxiv}, abstract = {Owls hoot at night.}}\n';
  const { snapshot } = createFixtureWorkspace(`${papersOnly}${more}`);
  const keysOf = (text: string): readonly string[] => importAnnotations(snapshot, text).papers.map(({ key }) => key);
  assert.deepEqual(keysOf(draw({ exact: 'a', title: 'KITE: rivers of Snow', source: 'https://doi.org/10.1000/owl' })), ['kite']);
  assert.deepEqual(keysOf(draw({ exact: 'a', title: '[2001.00001] Owl' })), ['owl2020']);
  assert.deepEqual(keysOf(draw({ exact: 'a', title: 'A PDF', source: 'https://doi.org/10.1000/owl' })), ['owl2020']);
  assert.deepEqual(keysOf(draw({ exact: 'a', source: 'https://arxiv.org/abs/2001.00001v3' })), ['owl2020']);
  assert.deepEqual(keysOf(draw({ exact: 'a', source: 'urn:marginalia:paper:lark' })), ['lark']);
  assert.deepEqual(keysOf(draw({ exact: 'boats struggle with ice and', title: 'Old title', key: 'kite' })), []);
  assert.deepEqual(keysOf(draw({ exact: 'However, boats struggle with ice', title: 'Old title', key: 'kite' })), ['kite']);
});

test('what can’t be matched is listed, with the reason', () => {
  const { snapshot } = createFixtureWorkspace(library);
  const { unmatched, papers } = importAnnotations(
    snapshot,
    draw(
      { exact: 'one', title: 'Nowhere' },
      { exact: 'two' },
      { exact: 'three', title: 'Old title', key: 'kite' },
      { exact: 'four', key: 'gone' },
      { exact: 'five', title: 'Kite: Rivers of Snow', body: '```\nopen' },
    ),
  );
  assert.deepEqual(papers, []);
  assert.deepEqual(unmatched, [
    { what: 'one', reason: 'No paper in your library has the title "Nowhere".' },
    { what: 'two', reason: "The annotation doesn't name a paper." },
    { what: 'three', reason: '"kite" is now a different paper: "Kite: Rivers of Snow".' },
    { what: 'four', reason: 'No paper in your library has the key "gone".' },
    { what: 'five', reason: "The note couldn't be saved because of its formatting." },
  ]);
  assert.equal(importAnnotations(snapshot, 'no JSON').unmatched.length, 1);
});

test('whatever is imported: nothing is lost, and a second run adds nothing (slow)', () => {
  const quotes = [
    'boats struggle with ice',
    'Boats cross rivers',
    'by air',
    'cuts costs',
    'sings of rivers',
    'not there',
    'a *b* [@c] > d',
  ];
  const bodies = [
    '',
    'Words',
    '#tag',
    '# Head',
    '- a\n- b',
    '---',
    '^up',
    '<!-- marginalia x -->',
    '```\ncode\n```',
    '```\nopen',
    '> quoted',
    '<<<<<<< ours',
  ];
  const titles = ['Kite: Rivers of Snow', 'Lark: Songs of the Hills', 'Nowhere'];
  forSeeds(60, (random) => {
    const sandbox = createFixtureWorkspace(random.pick([library, papersOnly]));
    const known = listAnnotations(sandbox);
    const drawn = Array.from({ length: 1 + random.below(6) }, () => ({
      exact: random.pick(quotes),
      body: random.pick(bodies),
      title: random.pick(titles),
    }));
    const plan = carryOut(sandbox, draw(...drawn));
    const added = plan.papers.reduce((count, paper) => count + paper.added.length, 0);
    assert.equal(added + plan.known + plan.unmatched.length, drawn.length);
    const after = listAnnotations(sandbox);
    assert.equal(after.length, known.length + added);
    for (const annotation of known)
      assert.deepEqual(
        after.find(({ id }) => id === annotation.id),
        annotation,
      );
    assert.deepEqual(carryOut(sandbox, draw(...drawn)).papers, []);
  });
});

test('all annotations, with their papers as far as they are known', () => {
  const unknown = '//- /marginalia/notes/owl.md\n---\nkey: owl\ntitle: Owl\n---\n\n> hoot\n\n^n-owl1\n';
  const foreign = '//- /marginalia/notes/@lark.md\n---\ntitle: "Lark: Songs of the Hills"\n---\n\n> sings\n\n^n-no\n';
  const { snapshot } = createFixtureWorkspace(`${library}${unknown}${foreign}`);
  const { text, count } = exportAnnotations(snapshot);
  assert.equal(count, 2);
  const read = JSON.parse(text) as { id: string; target: Record<string, unknown> }[];
  assert.deepEqual(
    read.map(({ id, target }) => [id, target['source'], target['dcterms:title'], target['dcterms:identifier']]),
    [
      ['urn:marginalia:annotation:n-ice1', 'urn:marginalia:paper:kite', 'Kite: Rivers of Snow', 'kite'],
      ['urn:marginalia:annotation:n-owl1', 'urn:marginalia:paper:owl', 'Owl', 'owl'],
    ],
  );
});

test('the address is that of the DOI, or of arXiv', () => {
  const more = '//- /refs.bib\n@misc{kite, title = {Kite: Rivers of Snow}, doi = {10.1000/kite}}\n';
  const { snapshot } = createFixtureWorkspace(`${library}${more}`);
  assert.ok(exportAnnotations(snapshot).text.includes('"source": "https://doi.org/10.1000/kite"'));
});
