import nock from 'nock';
import { afterEach, beforeAll, expect } from 'vitest';

// A test may talk to this machine (the sandbox) and to nothing else.
beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost)(:\d+)?$/);
});

// An expectation nobody used is as wrong as a call nobody expected.
afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  expect(unused, 'HTTP replies that were prepared and never asked for').toEqual([]);
});
