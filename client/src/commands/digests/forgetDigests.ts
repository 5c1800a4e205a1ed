import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Started by a button in the view while it shows missing digests. */
export const forgetDigests: Command = {
  id: 'marginalia.forgetDigests',
  title: messages.titles.forgetDigests,
  run: ({ gone }) => gone.forget(),
};
