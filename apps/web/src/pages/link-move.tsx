import { postTo } from '../api/orders';
import { at } from '../api/paths';
import { linkMoveUrl, linkUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { MovePage } from '../move/page';

/** The same by the secret link of one booking. */
export default function MoveByLink({ params }: PageProps) {
  const token = params['token'] ?? '';
  const door = {
    ...{ page: linkMoveUrl(token), post: postTo.linkMove(token) },
    ...{ back: linkUrl(token), done: linkUrl(token, { fait: 'deplacement' }), own: false },
  };
  return <MovePage from={at.bookingLink(token)} door={door} />;
}
