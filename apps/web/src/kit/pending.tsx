import type { Got } from '../app/get';
import { Failed } from './messages';
import { Skeleton } from './skeleton';

/** In the place of an answer that is not there: grey blocks, or why it does not come. */
export function Pending({ of, blocks }: { of: Got<unknown>; blocks?: number | undefined }) {
  return of.problem ? <Failed problem={of.problem.body} again={of.again} /> : <Skeleton blocks={blocks} />;
}
