import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkStyle, countStyleElements } from '../../../server/src/references/citationStyle';
import { createFormatterLoader } from '../../../server/src/references/loadFormatter';

function writeStyle(macros: string, layout: string): string {
  return `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title></info>${macros}<citation><layout>${layout}</layout></citation></style>`;
}

/** Macros that each call the next one twice. */
function writeDoubling(levels: number): string {
  const macros = Array.from(
    { length: levels },
    (_, level) => `<macro name="m${level}"><group><text macro="m${level + 1}"/><text macro="m${level + 1}"/></group></macro>`,
  );
  return writeStyle(`${macros.join('')}<macro name="m${levels}"><text variable="title"/></macro>`, '<text macro="m0"/>');
}

test('macros count where they are called', () => {
  assert.equal(countStyleElements(writeStyle('<macro name="a"><text variable="title"/></macro>', '<text macro="a"/><text macro="a"/>')), 9);
  assert.equal(checkStyle(writeDoubling(10)).kind, 'usable');
});

test('a style whose macros double, or call themselves, is refused at once, and the default is used', async () => {
  const circle = writeStyle('<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>', '<text macro="a"/>');
  for (const style of [writeDoubling(40), circle]) {
    const { problem } = await createFormatterLoader()({ styleXml: style });
    assert.match(problem ?? '', /too large/);
  }
});

test('a style that sets nothing between cites formats a citation with an unknown key', async () => {
  const { formatter, problem } = await createFormatterLoader()({ styleXml: writeStyle('', '<text variable="title"/>') });
  assert.equal(problem, undefined);
  const works = [
    { key: 'kite', item: { id: 'kite', type: 'book', title: 'Kites' }, suppressAuthor: false },
    { key: 'nosuch', item: undefined, suppressAuthor: false },
  ] as const;
  const { citations } = await formatter.formatDraft([{ mode: 'parenthetical', works }], []);
  assert.match(JSON.stringify(citations), /Kites.*nosuch/);
});
