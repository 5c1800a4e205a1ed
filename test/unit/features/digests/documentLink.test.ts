import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLink } from '../../../../server/src/features/digests/documentLink';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** The digest draws its links; `urls` are where they lead, in order. */
function checkLinks(body: string, urls: readonly string[]): void {
  const uri = uriOf('/digest.txt');
  const { snapshot, files } = createFixtureWorkspace(`//- /digest.txt\n${body}`);
  const links = documentLink(snapshot, uri);
  assert.equal(
    drawSpans(
      snapshot,
      uri,
      links.map(({ span }) => span),
    ),
    drawSpans(snapshot, uri, files[0]!.ranges),
  );
  assert.deepEqual(
    links.map(({ url }) => url),
    urls,
  );
}

test('arXiv identifiers of both kinds, versions left out of the address', () => {
  checkLinks('see <|arXiv:2411.13560v2|> and <|arxiv: cs/0112017|>, <|arXiv:math.GT/0309136|>.', [
    'https://arxiv.org/abs/2411.13560',
    'https://arxiv.org/abs/cs/0112017',
    'https://arxiv.org/abs/math.GT/0309136',
  ]);
  checkLinks('not an identifier: arXiv:12 nor 2411.13560', []);
});

test('DOIs', () => {
  checkLinks('DOI of it: <|doi:10.1000/xyz123|>. And (<|DOI: 10.1016/j.env.2024.1|>)', [
    'https://doi.org/10.1000/xyz123',
    'https://doi.org/10.1016/j.env.2024.1',
  ]);
});

test('web addresses without the punctuation of the sentence', () => {
  checkLinks(
    'at <|https://example.org/a|>, (<|http://example.org/b|>) or <|https://example.org/c_(d)|>; <|https://example.org/?q=1&r=2#s|>!',
    ['https://example.org/a', 'http://example.org/b', 'https://example.org/c_(d)', 'https://example.org/?q=1&r=2#s'],
  );
  checkLinks('[code](<|https://example.org/code|>), <<|https://example.org|>>', ['https://example.org/code', 'https://example.org']);
});

test('nothing but web addresses', () => {
  checkLinks('command:evil.run javascript:alert(1) file:///etc/passwd vscode://x/y data:text/html,hi ftp://example.org', []);
  checkLinks('https:// http://[ https://%', []);
});

test('only in digests', () => {
  const { snapshot } = createFixtureWorkspace('//- /draft.md\nhttps://example.org\n');
  assert.deepEqual(documentLink(snapshot, uriOf('/draft.md')), []);
  assert.deepEqual(documentLink(snapshot, uriOf('/gone.txt')), []);
});

test('in a bibliography: fields with a DOI, and addresses', () => {
  const path = '/refs.bib';
  const { snapshot, files } = createFixtureWorkspace(
    `//- ${path}\n@article{a, doi = {<|10.1016/j.x.2024.1|>}, url = "<|https://x.org/a_b|>"}\n@misc{b, DOI = "<|10.5555/12.b|>"}\n`,
  );
  const links = documentLink(snapshot, uriOf(path));
  assert.deepEqual(
    links.map(({ url }) => url),
    ['https://doi.org/10.1016/j.x.2024.1', 'https://x.org/a_b', 'https://doi.org/10.5555/12.b'],
  );
  assert.equal(
    drawSpans(
      snapshot,
      uriOf(path),
      links.map(({ span }) => span),
    ),
    drawSpans(snapshot, uriOf(path), files[0]!.ranges),
  );
});
