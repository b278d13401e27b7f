import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Stage, createStage } from '../isolation/stage.js';
import { type Form, WRONG_VALUES, faultsOfForm, formsOf, kindOf, linksOf, pagesOf, sent } from './forms.js';
import { pagePaths } from './pages.js';

const nightly = process.env.HOSTILE_REQUESTS;
const requests = Number(nightly ?? 2_000);
/** By day the same ones, so that a change is judged by what it changes; at night others. */
const seed = Number(process.env.SEED ?? (nightly === undefined ? 2_009_948_680 : Math.floor(Math.random() * 2 ** 31)));
console.log(`forms.e2e-spec seed ${seed} (repeat with SEED=${seed}, more with HOSTILE_REQUESTS=…)`);

/** By itself: what other hostile requests leave behind takes pages and forms away. */
describe('the forms of the pages', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage();
  }, 60_000);
  afterAll(() => stage?.close());

  it('are answered with a page for whatever is typed into a field of a form, the rest as it stood there', async () => {
    const { managerHere, memberHere, companyManagerHere } = stage.principals;
    const found = new Map<string, Form & { who: string }>();
    for (const { cookie: who } of [managerHere, memberHere, companyManagerHere]) {
      const opened = new Set<string>();
      const open = async (url: string): Promise<string[]> => {
        const kind = url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
        if (opened.has(kind)) return [];
        opened.add(kind);
        const { body, statusCode } = await stage.world.app.inject({ url, headers: { cookie: who! } });
        expect([url, statusCode < 500]).toEqual([url, true]);
        for (const form of formsOf(url, body)) found.set(kindOf(form), { ...form, who: who! });
        return linksOf(body);
      };
      const linked: string[] = [];
      for (const url of pagesOf(pagePaths(), stage.target)) linked.push(...(await open(url)));
      // The steps that a page leads to in itself.
      for (const url of linked.filter((one) => /^\/(gestion|moi|entreprise)\b.*[?]/.test(one))) await open(url);
    }
    const forms = [...found.values()].filter(({ action }) => !/^\/(deconnexion|langue)/.test(action));
    expect(forms.length).toBeGreaterThan(60);
    const typed = fc.asyncProperty(
      fc.constantFrom(...forms.filter(({ fields }) => fields.length > 0)),
      fc.nat(99),
      fc.constantFrom(...WRONG_VALUES),
      async (form, rank, value) => {
        const [name] = form.fields[rank % form.fields.length]!;
        const { headers, ...request } = { headers: {}, ...sent(form, name, value) };
        const answer = await stage.world.app.inject({ ...request, headers: { ...headers, cookie: form.who } });
        expect([`${form.method} ${form.action}, ${name}: ${value}`, faultsOfForm(answer)]).toEqual([
          expect.anything(),
          [],
        ]);
      },
    );
    await fc.assert(typed, { seed, numRuns: Math.ceil(requests / 10) });
  }, 600_000);
});
