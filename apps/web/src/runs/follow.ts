import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Got, useGet } from '../app/get';
import { type RunProgress, isMoving, runsAt, runsTo } from './paths';

/** How often it is asked where events do not come through. */
const ASK_MS = 3000;

/** A run, and while it moves each of its steps, as the server tells them. */
export function useRun(siteId: string, id: string): Got<RunProgress> {
  const path = runsAt.progress(siteId, id);
  const [isDeaf, setDeaf] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const got = useGet(path, { refreshMs: isAsking ? ASK_MS : 0 });
  const cache = useQueryClient();
  const moves = got.data !== undefined && isMoving(got.data);
  if (isAsking !== (isDeaf && moves)) setAsking(isDeaf && moves);
  useEffect(() => {
    if (!moves) return;
    const source = new EventSource(runsTo.events(siteId, id));
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const run = JSON.parse(data) as RunProgress;
      cache.setQueryData([path], run);
      // Who looks at the month next sees its invoices.
      if (!isMoving(run)) void cache.invalidateQueries();
    };
    // A line that broke is taken up again by the browser itself; one that was refused is not.
    source.onerror = () => setDeaf(source.readyState === EventSource.CLOSED);
    return () => source.close();
  }, [moves, siteId, id, path, cache]);
  return got;
}
