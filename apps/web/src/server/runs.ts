import { uuid7 } from '../api/uuid7';
import { LEAVE_OUT, type RunRequest, runUrl, runsTo } from '../runs/paths';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

/** A run is started, stopped, taken up again, or what it has issued is sent. */
export async function billingRun(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const month = visit.search.get('mois') ?? '';
  const confirmed = form['confirmer'] === '1';
  const known = visit.search.get('campagne');
  if (known !== null) {
    const { faire } = form;
    const { problem } =
      faire === 'arreter'
        ? await visit.call('POST', runsTo.stop(site.id, known))
        : faire === 'envoyer'
          ? await visit.call('POST', runsTo.send(site.id, known))
          : await visit.call('POST', runsTo.resume(site.id, known), { confirmed });
    return problem ? { refused: { name: 'resume', values: {}, problem } } : { goTo: runUrl(site.slug, month, known) };
  }
  const { id = uuid7() } = form;
  const leaveOut = Object.keys(form).flatMap((name) =>
    name.startsWith(LEAVE_OUT) ? name.slice(LEAVE_OUT.length) : [],
  );
  const order: RunRequest = { id, month, leaveOut, confirmed };
  const { problem } = await visit.call('POST', runsTo.start(site.id), order);
  return problem ? { refused: { name: 'run', values: form, problem } } : { goTo: runUrl(site.slug, month, id) };
}
