import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { parseFixtureWithCursor } from '../../../support/fixture';
import { checkAffixes, checkCitations, checkContext, checkNoContext, checkOpaque } from '../checks';
import { openWriter } from '../fullLanguages';

const check = (source: string): void => checkCitations(markdown, source);
const role = (source: string, expected = {}): void => checkContext(markdown, source, { form: 'role', ...expected });

test('roles of MyST and Sphinx cite', () => {
  check('Heads differ <c|{cite}`<p|a|>`|>, <c|{cite:p}`<p|a|>,<p|b|>`|> and <c|{citep}`<p|c.d:e/f|>; <p|g|>`|>.');
  check('<c|{cite:t}`<n|a|>`|> and <c|{citet}`<n|b|>`|> show it, as does <c|{cite:author}`<n|c|>`|> (<c|{cite:year}`<y|d|>`|>).');
  check('Caches grow <c|:cite:`<p|Vaswani.Shazeer.ea.2017|>`|>, <c|:citet:`<n|b|>`|>, <c|:cite:p:`<p|c|>`|>.');
  check('| x | <c|{footcite}`<p|a|>`|> |\n| - | - |\n| y | <c|{cite:ps}`<p|b|>`|> |');
  checkAffixes(markdown, '{cite:p}`{see}a{p. 3};b`', ['see|a|p. 3', '|b|']);
  checkOpaque(markdown, '{cite}`a` |<|`code`|> |<|$x$|>');
});

test('links with a cite target cite', () => {
  check('Heads differ <c|[](cite:<p|a|>)|> and [as was shown]<c|(cite:cites <p|b|>)|>, [also]<c|(cite:<p|c|>,<p|d|>)|>.');
  check('[x](cites:a) (cite:a) [x](cite:) [x](https://x.org/cite:a)');
});

test('no role: other roles, code, comments', () => {
  check('{ref}`a` :numref:`a` {citation}`a` recite:`a` cite`a` `{cite}` ``{cite}`a` `` {cite}``a`` {cite}` `');
  check('```\n{cite}`a`\n```\n\n<!-- {cite}`a` [](cite:b) -->\n\n    :cite:`a`\n\n`[](cite:a)`');
  check('<c|[see {cite}`<p|a|>` and @<p|b|>]|> as <c|@<n|c|>|>');
});

test('a key is completed in the code of a role', () => {
  role('See <c|{cite:p}`<q|lon<|>g|>`|> for', { query: 'lon', citedKeys: [] });
  role('See <c|{cite:p}`a,<q|long hea<|>|>`|>', { citedKeys: ['a'] });
  role('See <c|:cite:`<q|<|>|>`|>');
  role('See <c|{cite}`a, <q|b<|>|>,c`|>', { citedKeys: ['a', 'c'] });
  role('See <c|{citet}`<q|lo<|>|>|>');
  role('See <c|[](cite:<q|lo<|>n|>)|> for');
  role('See [x]<c|(cite:cites a, <q|lo<|>|>|>', { citedKeys: ['a'] });
  checkNoContext(markdown, 'See {ref}`a<|>`');
  checkNoContext(markdown, 'See {cite}`a`<|>');
  checkNoContext(markdown, 'See {cite}`{se<|>e}a`');
  checkNoContext(markdown, '```\n{cite}`a<|>\n```');
});

function checkForm(source: string, expected: string): void {
  const { text, cursor } = parseFixtureWithCursor(source);
  const context = markdown.findCitationContext(text, markdown.scan(text), cursor);
  assert.ok(context, source);
  const forms = openWriter(markdown, text).citations.listCitationForms(context, 'doe');
  assert.deepEqual(
    forms.map(({ span, plain }) => text.slice(0, span.start) + plain + text.slice(span.end)),
    [expected],
  );
}

test('what completion writes closes the role once', () => {
  checkForm('See {cite}`lo<|>`, then', 'See {cite}`doe`, then');
  checkForm('See {cite}`lo<|>', 'See {cite}`doe`');
  checkForm('See [x](cite:lo<|>)', 'See [x](cite:doe)');
  checkForm('See {cite}`lo<|>,b`', 'See {cite}`doe,b`');
});

function checkInserted(source: string, expected: string): void {
  const { text, cursor } = parseFixtureWithCursor(source);
  const { span, newText } = openWriter(markdown, text).citations.insertCitation(cursor, ['x', 'y']);
  assert.equal(text.slice(0, span.start) + newText + text.slice(span.end), expected);
}

test('a draft that cites in roles is cited in roles', () => {
  checkInserted('One {cite:p}`a`. Two<|>.', 'One {cite:p}`a`. Two {cite:p}`x,y`.');
  checkInserted('One :cite:`a`. Two<|>.', 'One :cite:`a`. Two :cite:`x,y`.');
  checkInserted('One [@a] and @b and {cite}`a`. Two<|>.', 'One [@a] and @b and {cite}`a`. Two [@x; @y].');
  checkInserted('One {cite:p}`a{p. 3}<|>`.', 'One {cite:p}`a{p. 3},x,y`.');
  checkInserted('One {cite:p}`a,<|>b`.', 'One {cite:p}`a,x,y,b`.');
  const writer = openWriter(markdown, 'One {citep}`a`.').citations;
  assert.equal(writer.renderCitation(['x'], 'narrative'), '{citet}`x`');
  assert.equal(openWriter(markdown, 'One :cite:`a`.').citations.renderCitation(['x'], 'narrative'), ':cite:t:`x`');
});

test('what cannot be rewritten is left alone', () => {
  const text = '{cite:p}`a,b` [](cite:c)';
  const scan = markdown.scan(text);
  const { rewriter } = openWriter(markdown, text, scan);
  for (const citation of scan.citations) {
    assert.equal(rewriter.changeMode(citation, 'narrative'), undefined);
    assert.equal(
      rewriter.tidy(citation, (a, b) => (a < b ? 1 : -1)),
      undefined,
    );
    assert.equal(markdown.conversion.readCluster(text, scan, citation), undefined);
  }
});
