import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PROBLEM_CODES } from '#libs/domain';
import { INTRODUCTION } from './openapi-introduction.js';

describe('the introduction of the API', () => {
  const { info, paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
    info: { description: string };
    paths: Record<string, Record<string, unknown>>;
  };

  it('stands in the document', () => expect(info.description).toBe(INTRODUCTION));

  it('names routes and refusals that there are', () => {
    const templates = Object.keys(paths).map(
      (path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, String.raw`(?:\{\w+\}|\$\w+)`)}$`),
    );
    const named = [...INTRODUCTION.matchAll(/\/api\/[\w/$-]+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((path) => !templates.some((template) => template.test(path)))).toEqual([]);
    for (const [, method, path] of INTRODUCTION.matchAll(/`(GET|POST) (\/api\/[\w/-]+)`/g))
      expect(Object.keys(paths[path!]!)).toContain(method!.toLowerCase());
    for (const code of ['bad_origin', 'id_reused', 'malformed_request']) {
      expect(INTRODUCTION).toContain(code);
      expect(PROBLEM_CODES).toContain(code);
    }
  });
});
