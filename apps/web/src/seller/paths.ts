import { get, to, withQuery } from '../api/paths';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type SellerAnswer = Schemas['ManagedSellerView'];
export type SellerProfile = Schemas['SellerProfileView'];
export type SellerOrder = Schemas['SellerRequest'];
export type LegalForm = SellerProfile['legalForm'];

export const sellerAt = (siteId: string) => get('/api/manage/{siteId}/seller', { siteId });
export const sellerTo = (siteId: string): string => to('/api/manage/{siteId}/seller', { siteId });
export type Sending = Schemas['SendingView']['sending'];
export const SENDINGS: readonly Sending[] = ['by_hand', 'with_run', 'at_issue'];
export const sendingAt = (siteId: string) => get('/api/manage/{siteId}/billing/sending', { siteId });
export const sendingTo = (siteId: string): string => to('/api/manage/{siteId}/billing/sending', { siteId });
export const logoTo = (siteId: string): string => to('/api/manage/{siteId}/seller/logo', { siteId });
/** Another picture has another address. */
export const logoAt = (siteId: string, sha256: string): string => withQuery(logoTo(siteId), { v: sha256.slice(0, 12) });
