import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Got, useGet } from '../app/get';
import { type RunProgress, runsAt, runsTo } from './paths';

/** How often it is asked where events do not come through, and while its mails leave, which is none of its events. */
const ASK_MS = 3000;

/** A run, and while it moves each of its steps, as the server tells them. */
export function useRun(siteId: string, id: string): Got<RunProgress> {
  const path = runsAt.progress(siteId, id);
  const [isDeaf, setDeaf] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const got = useGet(path, { refreshMs: isAsking ? ASK_MS : 0 });
  const cache = useQueryClient();
  const isRunning = got.data?.state === 'running';
  const isMailing = !isRunning && (got.data?.mails.queued ?? 0) > 0;
  const asks = isMailing || (isDeaf && isRunning);
  if (isAsking !== asks) setAsking(asks);
  useEffect(() => {
    if (!isRunning) return;
    const source = new EventSource(runsTo.events(siteId, id));
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const run = JSON.parse(data) as RunProgress;
      cache.setQueryData([path], run);
      // Who looks at the month next sees its invoices.
      if (run.state !== 'running') void cache.invalidateQueries();
    };
    // A line that broke is taken up again by the browser itself; one that was refused is not.
    source.onerror = () => setDeaf(source.readyState === EventSource.CLOSED);
    return () => source.close();
  }, [isRunning, siteId, id, path, cache]);
  useEffect(() => {
    if (isMailing) return () => void cache.invalidateQueries();
  }, [isMailing, cache]);
  return got;
}
