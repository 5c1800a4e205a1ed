// Loaded into a server before its own code (node --require). Requests to registries go to the server of the test that stands in for
// them, and any other connection ends the process, so that no test passes in which one is opened.
const { writeSync } = require('node:fs');
const { Socket } = require('node:net');
const process = require('node:process');

const standIn = process.env['TEST_STAND_IN'];

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...words) {
  const [target] = Array.isArray(words[0]) ? words[0] : words;
  const host = typeof target === 'object' && target !== null ? (target.host ?? target.path) : words[1];
  if (host !== '127.0.0.1') {
    writeSync(2, `The server opens a connection to ${host}.\n`);
    process.exit(86);
  }
  return connect.apply(this, words);
};

const fetchAnything = globalThis.fetch;
globalThis.fetch = (address, options) => {
  const { protocol, host, pathname, search } = new URL(address);
  return fetchAnything(standIn !== undefined && protocol === 'https:' ? `${standIn}/${host}${pathname}${search}` : address, options);
};
