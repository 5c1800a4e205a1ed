import { Uri } from 'vscode';
import { visitSample } from '../../walkthrough/sample';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens the sample workspace, which contains a digest, drafts and a bibliography. */
export const openSample: Command = {
  id: 'marginalia.openSample',
  title: messages.titles.openSample,
  run: (services, copy) => visitSample(services, undefined, copy instanceof Uri ? copy : undefined),
};
