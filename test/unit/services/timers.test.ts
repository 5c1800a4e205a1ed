import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createTimers, type Timers } from '../../../server/src/services/timers';

function withTimers(run: (timers: Timers, tick: (milliseconds: number) => void) => void): void {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    run(createTimers(), (milliseconds) => mock.timers.tick(milliseconds));
  } finally {
    mock.timers.reset();
  }
}

test('a step is called once, when it has not been asked for during the time', () =>
  withTimers((timers, tick) => {
    let count = 0;
    const request = timers.whenQuiet(100, () => count++);
    for (let key = 0; key < 5; key++) {
      request();
      tick(99);
    }
    assert.equal(count, 0);
    tick(1);
    assert.equal(count, 1);
    tick(1000);
    assert.equal(count, 1);
    request();
    tick(100);
    assert.equal(count, 2);
  }));

test('a call may name a time of its own', () =>
  withTimers((timers, tick) => {
    let count = 0;
    const request = timers.whenQuiet(100, () => count++);
    request(0);
    tick(0);
    assert.equal(count, 1);
    request();
    tick(99);
    assert.equal(count, 1);
    tick(1);
    assert.equal(count, 2);
  }));

test('two steps do not wait for each other', () =>
  withTimers((timers, tick) => {
    const called: string[] = [];
    const first = timers.whenQuiet(100, () => called.push('first'));
    const second = timers.whenQuiet(50, () => called.push('second'));
    first();
    tick(60);
    second();
    tick(40);
    assert.deepEqual(called, ['first']);
    tick(10);
    assert.deepEqual(called, ['first', 'second']);
  }));

test('a timer that is stopped does not fire', () =>
  withTimers((timers, tick) => {
    const stop = timers.after(10, () => assert.fail());
    stop();
    tick(20);
  }));

test('after they are disposed of no timer fires, and none is started', () =>
  withTimers((timers, tick) => {
    const request = timers.whenQuiet(100, () => assert.fail());
    request();
    timers.after(10, () => assert.fail());
    timers.dispose();
    request();
    timers.after(10, () => assert.fail());
    tick(1000);
  }));
