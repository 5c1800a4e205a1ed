import type { CslItem } from '../../../server/src/model/csl';

/** Invented works that the tests of formatting cite. */
export const items = {
  ann: {
    id: 'ann',
    type: 'book',
    title: 'Kites and their tethers',
    author: [{ family: 'Arden', given: 'Ann' }],
    issued: { 'date-parts': [[2001]] },
    publisher: 'Hill Press',
  },
  annLater: {
    id: 'ann-later',
    type: 'book',
    title: 'More kites',
    author: [{ family: 'Arden', given: 'Ann' }],
    issued: { 'date-parts': [[2001]] },
  },
  bo: {
    id: 'bo',
    type: 'article-journal',
    title: 'On <i>wind</i> & weather',
    author: [
      { family: 'Brook', given: 'Bo' },
      { family: 'Crane', given: 'Cy' },
    ],
    issued: { 'date-parts': [[2002]] },
    'container-title': 'Journal of Air',
    volume: '3',
    page: '7-19',
    DOI: '10.5555/air.7',
  },
  bare: { id: 'bare', type: 'document', title: 'A plain look at kites' },
} satisfies Record<string, CslItem>;

/** Numbers in brackets, sorted as cited; a narrow style of our own. */
export const numericStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Plain numbers</title><id>plain-numbers</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation collapse="citation-number"><sort><key variable="citation-number"/></sort>
    <layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
  <bibliography second-field-align="flush"><layout suffix="."><text variable="citation-number" suffix=". "/><text variable="title" font-style="italic"/></layout></bibliography>
</style>`;

/** Notes: the title when first cited, then the author, and `ibid.` where it is the same again. */
export const noteStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>Plain notes</title><id>plain-notes</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="." delimiter="; "><choose>
    <if position="ibid"><text term="ibid"/></if>
    <else-if position="subsequent"><names variable="author"><name form="short"/></names></else-if>
    <else><group delimiter=", "><names variable="author"><name/></names><text variable="title" font-style="italic"/></group></else>
  </choose></layout></citation>
  <bibliography><layout suffix="."><text variable="title"/></layout></bibliography>
</style>`;
