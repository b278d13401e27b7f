import { describe, expect, it } from '@jest/globals';
import { startProblem } from './embedded-pg.mjs';
import { Refusal, folderProblem, writingTo } from './fail.mjs';

const failing = (code) => () => {
  throw Object.assign(new Error(`${code}: something technical`), { code });
};

describe('a folder that cannot be written', () => {
  it('is told apart from a full disk, a file in the way, and from our own mistakes', () => {
    for (const code of ['EACCES', 'EPERM', 'EROFS']) {
      expect(() => writingTo('./data', failing(code))).toThrow(/^Maille cannot write to \.\/data .*: make that folder/);
    }
    expect(() => writingTo('./data', failing('ENOSPC'))).toThrow(
      /^The disk that holds \.\/data is full: free at least/,
    );
    expect(() => writingTo('./data', failing('ENOTDIR'))).toThrow(Refusal);
    expect(() => writingTo('./data', failing('ERR_OUR_MISTAKE'))).toThrow(/something technical/);
    expect(folderProblem(new TypeError('x'), './data')).toBe(null);
  });

  it('is recognised in what PostgreSQL and initdb say', () => {
    const cluster = { dataDir: '/srv/data/pg' };
    const full = 'FATAL:  could not write to file "pg_wal/xlogtemp.42": No space left on device';
    expect(startProblem(full, cluster)).toMatch(/^The disk that holds \/srv\/data is full/);
    const closed = 'initdb: error: could not create directory "/srv/data/pg": Permission denied';
    expect(startProblem(closed, cluster)).toMatch(/^Maille cannot write to \/srv\/data/);
    expect(startProblem('FATAL:  something else', cluster)).toBe(null);
  });
});
