import { postTo } from '../api/orders';
import { at } from '../api/paths';
import { moveUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { MovePage } from '../move/page';

/** Another day, hour or place for one's own booking. */
export default function MoveMine({ params }: PageProps) {
  const id = params['id'] ?? '';
  const door = { page: moveUrl(id), post: postTo.move(id), back: '/moi', done: '/moi?fait=deplacement', own: true };
  return <MovePage from={at.myReservation(id)} door={door} />;
}
