/** The one door to Temporal: the native one (Node 26) when there is one, else the polyfill. */
export { Temporal } from 'temporal-polyfill';
