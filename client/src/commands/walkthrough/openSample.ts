import { visitSample } from '../../walkthrough/sample';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens the sample, which consists of a draft and papers. */
export const openSample: Command = {
  id: 'marginalia.openSample',
  title: messages.titles.openSample,
  run: (services) => visitSample(services),
};
