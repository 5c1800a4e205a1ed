import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCslItem } from '../../../../server/src/features/bibliography/entrySource';
import { type DraftPreview, preview } from '../../../../server/src/features/bibliography/preview';
import { createFormatterLoader, type StyleRequest } from '../../../../server/src/references/loadFormatter';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { noteStyle, numericStyle } from '../../references/items';
import { hostileDigest, hostileTitles } from '../hostileText';
import { papersDigest } from '../papers';

const load = createFormatterLoader();

const people = `//- /people-digest.json
${JSON.stringify([
  { title: 'Kites at Night', abstract: 'We fly kites at night and see what they do there.', authors: ['Ann Arden'], year: 2024 },
  { title: 'Kites by Day', abstract: 'We fly kites by day and see what they do there.', authors: ['Bo Brook', 'Cy Crane'], year: 2023 },
])}
`;

async function previewOf(
  draft: string,
  request: StyleRequest = {},
  digests = papersDigest + people,
): Promise<DraftPreview & { readonly text: string }> {
  const { snapshot } = createFixtureWorkspace(`${digests}//- /draft.md\n${draft}`);
  const { text, scan } = snapshot.drafts.get(uriOf('/draft.md'))!;
  const { formatter } = await load(request);
  const findItem = (key: string): ReturnType<typeof getCslItem> | undefined =>
    snapshot
      .library()
      .resolveKey(key)
      .map((paper) => getCslItem(snapshot, paper))[0];
  return { ...(await preview({ scan: scan(), findItem }, formatter)), text };
}

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');

/** Each pair is a citation as it stands in the draft and its text in the preview. */
async function check(draft: string, expected: readonly (readonly [string, string])[], request?: StyleRequest): Promise<void> {
  const { text, citations } = await previewOf(draft, request);
  assert.deepEqual(
    citations.map(({ span, html }) => [text.slice(span.start, span.end), textOf(html)]),
    expected,
  );
}

test('citations as the compiled text will have them', () =>
  check(
    'See [@kites-at-night, p. 3, and more], @kites-by-day [chap. 2] and [see *esp.* @kites-by-day, and so on; -@kites-at-night].\n\n`[@kites-at-night]` and [@nobody; @kites-at-night].',
    [
      ['[@kites-at-night, p. 3, and more]', '(Arden 2024, 3, and more)'],
      ['@kites-by-day [chap. 2]', 'Brook and Crane (2023, chap. 2)'],
      ['[see *esp.* @kites-by-day, and so on; -@kites-at-night]', '(see esp. Brook and Crane 2023, and so on; 2024)'],
      ['[@nobody; @kites-at-night]', '(nobody?; Arden 2024)'],
    ],
  ));

test('a citation within a citation stays as the writer wrote it, and its works are listed', async () => {
  const { citations, references } = await previewOf('[@kites-at-night as in @kites-by-day]');
  assert.deepEqual(citations, []);
  assert.match(references, /Kites at Night.*Kites by Day|Kites by Day.*Kites at Night/);
});

test('every cite leads to its reference, which its tooltip tells', async () => {
  const { citations, references } = await previewOf('[@kites-at-night; @kites-by-day; @nobody]');
  assert.equal(
    citations[0]?.html,
    '<span class="marginalia-citation">(<a class="marginalia-cite" href="#ref-kites-at-night" title="Arden, Ann. 2024. “Kites at Night.”">Arden 2024</a>; ' +
      '<a class="marginalia-cite" href="#ref-kites-by-day" title="Brook, Bo, and Cy Crane. 2023. “Kites by Day.”">Brook and Crane 2023</a>; ' +
      '<strong class="marginalia-undefined">nobody?</strong>)</span>',
  );
  assert.equal(
    references,
    '<div class="marginalia-references hanging-indent" role="list">' +
      '<div class="csl-entry" id="ref-kites-at-night" role="listitem">Arden, Ann. 2024. “Kites at Night.”</div>' +
      '<div class="csl-entry" id="ref-kites-by-day" role="listitem">Brook, Bo, and Cy Crane. 2023. “Kites by Day.”</div></div>',
  );
});

test('authors that stand in the sentence lead to the reference, too', async () => {
  const { citations } = await previewOf('@kites-at-night says.');
  assert.match(
    citations[0]?.html ?? '',
    /^<span class="marginalia-citation"><a class="marginalia-cite" href="#ref-kites-at-night" title="[^"]*">Arden<\/a> \(<a [^>]*>2024<\/a>\)<\/span>$/,
  );
});

test('a draft without citations has no list', async () => {
  const { citations, references, notes } = await previewOf('No citation.');
  assert.deepEqual([citations, references, notes], [[], '', '']);
});

test('a numeric style', () =>
  check(
    '[@kites-by-day] and [@kites-at-night; @kites-by-day] and @kites-at-night.',
    [
      ['[@kites-by-day]', '[1]'],
      ['[@kites-at-night; @kites-by-day]', '[1, 2]'],
      ['@kites-at-night', '[2]'],
    ],
    { styleXml: numericStyle },
  ));

test('numbers lead to their references, too', async () => {
  const { citations } = await previewOf('[@kites-by-day; @nobody; @kites-at-night; @kiteformer] [@kites-at-night]', {
    styleXml: numericStyle,
  });
  const linked = citations.map(({ html }) =>
    [...html.matchAll(/href="#ref-([^"]+)"[^>]*>([^<]*)</g)].map(([, key, text]) => `${text} ${key}`),
  );
  assert.deepEqual(linked, [['1 kites-by-day', '3 kiteformer'], ['2 kites-at-night']]);
  assert.equal(textOf(citations[0]?.html ?? ''), '[1–3, nobody?]');
});

test('a note style: numbers in the text, notes at the end', async () => {
  const { citations, notes } = await previewOf('A [@kites-by-day]. @kites-at-night says.', { styleXml: noteStyle });
  assert.equal(textOf(citations[0]?.html ?? ''), '1');
  assert.match(citations[0]?.html ?? '', /href="#marginalia-note-1" title="Bo Brook, Cy Crane, Kites by Day\."/);
  assert.equal(textOf(citations[1]?.html ?? ''), 'Ann Arden2');
  assert.match(notes, /<li id="marginalia-note-1">.*<em>Kites by Day<\/em>.*<\/li><li id="marginalia-note-2">/);
});

test('titles of strangers are text, in citations, tooltips and references', async () => {
  for (const title of hostileTitles) {
    const { snapshot } = createFixtureWorkspace(hostileDigest(title));
    const key = snapshot.library().papers[0]!.key;
    const { citations, references } = await previewOf(`[@${key}]`, {}, hostileDigest(title));
    const html = `${citations[0]?.html ?? ''}${references}`;
    const tags = [...html.matchAll(/<(\/?[a-z]+)(?: [a-z]+="[^"<>]*")*>/g)].map(([, name]) => name);
    assert.equal(tags.length, (html.match(/[<>]/g) ?? []).length / 2, html);
    assert.deepEqual(
      tags.filter((name) => !/^\/?(?:span|a|div|strong|em|sup|sub)$/.test(name ?? '')),
      [],
      html,
    );
    assert.doesNotMatch(html, /href="(?!#|https?:)/);
  }
});
