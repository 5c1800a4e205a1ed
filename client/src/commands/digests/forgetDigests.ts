import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** A button of the missing digests in the view. */
export const forgetDigests: Command = {
  id: 'marginalia.forgetDigests',
  title: messages.titles.forgetDigests,
  run: ({ gone }) => gone.forget(),
};
