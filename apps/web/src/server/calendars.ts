import { postTo } from '../api/orders';
import type { MadeCalendar } from '../api/types';
import { uuid7 } from '../api/uuid7';
import type { FormOutcome, Visit } from './visit';

/**
 * What a manager does with calendars kept elsewhere. Their address is a secret: a form that is refused comes back
 * without it.
 */
export async function changeExternal(
  visit: Visit,
  form: Record<string, string>,
  siteId: string,
  pageOf: (fait: string) => string,
): Promise<FormOutcome> {
  const { faire, id = uuid7(), ressource: resourceId = '', nom: name = '', adresse: url = '' } = form;
  const done = (fait: string): FormOutcome => ({ goTo: `${pageOf(fait)}#externes` });
  if (faire === 'externe') {
    const { problem } = await visit.call('POST', postTo.externalCalendars(siteId), { id, resourceId, name, url });
    const values = { ressource: resourceId, nom: name };
    return problem ? { refused: { name: 'externe', values, problem } } : done('externe-ajoute');
  }
  const removes = faire === 'retirer-externe';
  const { problem } = removes
    ? await visit.call('DELETE', postTo.externalCalendar(siteId, id))
    : await visit.call('POST', postTo.externalCalendarRefresh(siteId, id));
  if (problem) return { refused: { name: 'externe-ordre', values: {}, problem } };
  return done(removes ? 'externe-retire' : 'externe-relu');
}

/** Where the links of one list are made, and the name its page knows the form by. */
interface Links {
  readonly name: string;
  readonly collection: string;
  readonly page: string;
}

/**
 * Makes, renews or revokes a secret link to a calendar. A new address is drawn into the answer to the form itself: sending
 * the visitor on would have to write it into an address or a cookie. Asked again, the page makes another one.
 */
async function change(visit: Visit, form: Record<string, string>, links: Links): Promise<FormOutcome> {
  const { faire, id = uuid7(), ressource } = form;
  const back = (problem: NonNullable<Awaited<ReturnType<Visit['call']>>['problem']>): FormOutcome => ({
    refused: { name: links.name, values: {}, problem },
  });
  if (faire === 'retirer-agenda') {
    const { problem } = await visit.call('DELETE', `${links.collection}/${encodeURIComponent(id)}`);
    return problem ? back(problem) : { goTo: links.page };
  }
  const body = { id, ...(ressource && { resourceId: ressource }) };
  const { data, problem } = await visit.call('POST', links.collection, body);
  if (problem) return back(problem);
  return { shown: { name: links.name, values: { url: (data as MadeCalendar).url }, problem: null } };
}

export const changeMine = (visit: Visit, form: Record<string, string>): Promise<FormOutcome> =>
  change(visit, form, { name: 'calendar', collection: postTo.myCalendars, page: '/moi?fait=agenda' });

export const changeOfSite = (
  visit: Visit,
  form: Record<string, string>,
  siteId: string,
  page: string,
): Promise<FormOutcome> => change(visit, form, { name: 'agendas', collection: postTo.siteCalendars(siteId), page });
