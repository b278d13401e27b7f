/** The one that the address names, else the first; null: none of them is called that. */
export function chosenSite<Site extends { slug: string }>(
  sites: readonly Site[],
  search: URLSearchParams,
): Site | null {
  const asked = search.get('lieu');
  return (asked ? sites.find(({ slug }) => slug === asked) : sites[0]) ?? null;
}
