import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Removes the missing digests from the Papers view. The command is started by a button of the view while it shows them. */
export const forgetDigests: Command = {
  id: 'marginalia.forgetDigests',
  title: messages.titles.forgetDigests,
  run: ({ missingDigests }) => missingDigests.forget(),
};
