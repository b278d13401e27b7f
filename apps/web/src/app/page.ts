/** What each page receives: the named parts of its address. */
export type Params = Readonly<Record<string, string>>;

export interface PageProps {
  params: Params;
}

/** The part of the product a page belongs to: marks its entry in the navigation. */
export type Area = 'find' | 'mine' | 'manage' | 'company' | 'network' | 'account';
