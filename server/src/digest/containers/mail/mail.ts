import { readHtmlLines } from '../../marked/html/htmlLines';
import { readText } from '../../readText';
import { readRecords } from '../../records/readRecords';
import type { Container } from '../container';
import type { MailReaders } from './readMails';
import { readMails } from './readMails';
import { looksLikeMail } from './splitMails';

/** Mails saved by mail programs (`.eml`), and mailboxes (`.mbox`). */
export const mail: Container = {
  format: 'mail',
  looksLike: looksLikeMail,
  read: (text) => ({ format: 'mail', ...readMails(text, readers) }),
};

const readers: MailReaders = {
  readText,
  readPages: (text, pages) => readRecords(pages.flatMap(({ start, end }) => readHtmlLines(text, start, end))),
};
