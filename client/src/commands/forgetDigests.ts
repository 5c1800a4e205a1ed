import { messages } from '../messages/messages';
import type { Command } from './command';

/** A button of the digests that an emptied library tells of. */
export const forgetDigests: Command = {
  id: 'marginalia.forgetDigests',
  title: messages.titles.forgetDigests,
  run: ({ gone }) => gone.forget(),
};
