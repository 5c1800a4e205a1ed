import { visitSample } from '../sample';
import { words } from '../words';
import type { Command } from './command';

/** Opens the sample's draft and its papers. */
export const openSample: Command = {
  id: 'marginalia.openSample',
  title: words.titles.openSample,
  run: (services) => visitSample(services),
};
