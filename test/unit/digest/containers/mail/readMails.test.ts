import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeMail, splitMails } from '../../../../../server/src/digest/containers/mail/readMails';

const head = 'From: a@example.org\nSubject: Kites\nMIME-Version: 1.0\n';

test('what begins as mail programs write it is a mail', () => {
  assert.ok(looksLikeMail(`${head}\nBody`));
  assert.ok(looksLikeMail('Received: from a by b;\r\n\tMon, 14 Oct 2024\r\nFrom: a@example.org\r\n\r\nBody'));
  assert.ok(looksLikeMail('From a@example.org Mon Oct 14 10:00:00 2024\nFrom: a@example.org\nDate: Mon, 14 Oct 2024\n\nBody'));
  assert.ok(looksLikeMail('From - Mon Oct 14 10:00:00 2024\nX-Mozilla-Status: 0001\nSubject: Kites\n\nBody'));
});

test('what people copied, and other texts, are none', () => {
  assert.ok(!looksLikeMail('Subject: Kites\n\nTitle'));
  assert.ok(!looksLikeMail('From: a@example.org\nDate: Mon, 14 Oct 2024\nSubject: Kites\n\nTitle'));
  assert.ok(!looksLikeMail('From here to there: a study of kites\n\nWe fly.'));
  assert.ok(!looksLikeMail('Title: Kites\nContent-Type: none\nAuthors: A. Lovelace'));
  assert.ok(!looksLikeMail('---\ntitle: Kites\n---\nFrom: a'));
  assert.ok(!looksLikeMail(''));
});

test('a mailbox: mails begin with a line `From ` below a blank one', () => {
  const mails = [`${head}\nOne.\nFrom here it goes on.\n>From the top\n`, `${head}\nTwo.\n\nFrom now on at noon\n`, `${head}\nThree`];
  for (const end of ['\n', '\r\n']) {
    const text = mails
      .map((mail) => `From a@example.org Mon Oct 14 10:00:00 2024\n${mail}\n`)
      .join('')
      .replaceAll('\n', end);
    assert.deepEqual(
      splitMails(text).map(({ start, end: stop }) => text.slice(start, stop).replaceAll(end, '\n').trim()),
      mails.map((mail) => mail.trim()),
    );
  }
  assert.deepEqual(splitMails(` \n${head}\nOne\n\nFrom a Mon Oct 14 10:00:00 2024\n`).length, 1);
  assert.deepEqual(splitMails(''), []);
});
