import { createChoiceFilter } from './filterKind';

/** `has:code`: what is known of the paper beside its title. */
export const hasFilter = createChoiceFilter(
  new Map([
    ['code', () => ({ links }) => links.some(({ kind }) => kind === 'code')],
    ['abstract', () => ({ abstract }) => abstract !== ''],
    ['doi', () => ({ doi }) => doi !== undefined],
  ]),
);
