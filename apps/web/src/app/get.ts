import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import { send } from '../api/client';
import { Problem } from '../api/problem';
import type { Get } from '../api/paths';
import type { Answer, Boot } from './boot';
import { signInUrl } from './links';

export interface Got<T> {
  data: T | undefined;
  problem: Problem | null;
  /** True while nothing can be shown yet. */
  pending: boolean;
  /** True while `data` answers the question before this one. */
  stale: boolean;
  /** When `data` was true, in milliseconds since 1970. */
  updatedAt: number;
  again: () => void;
}

/** On the server: answers already fetched, and the list of those a drawing found missing. */
export interface ServerAnswers {
  answers: Record<string, Answer>;
  missing: Set<string>;
}
export const ServerAnswersContext = createContext<ServerAnswers | null>(null);

const PENDING = { data: undefined, problem: null, pending: true, stale: false, updatedAt: 0, again: () => {} };

function useGetOnServer<T>(path: Get<T> | null): Got<T> {
  const server = useContext(ServerAnswersContext);
  if (!path || !server) return PENDING;
  const answer = server.answers[path];
  if (!answer) {
    server.missing.add(path);
    return PENDING;
  }
  return {
    ...PENDING,
    pending: false,
    data: answer.data as T | undefined,
    problem: answer.problem ? new Problem(answer.problem) : null,
  };
}

function useGetInBrowser<T>(path: Get<T> | null, options?: { refreshMs?: number }): Got<T> {
  const query = useQuery<T, Problem>({
    queryKey: [path],
    queryFn: () => send<T>('GET', path!),
    enabled: path !== null,
    placeholderData: keepPreviousData,
    refetchInterval: options?.refreshMs ?? false,
  });
  const signedOut = query.error?.status === 401;
  useEffect(() => {
    if (signedOut) location.assign(signInUrl(location.pathname + location.search));
  }, [signedOut]);
  return {
    data: query.data,
    problem: query.error,
    pending: query.isPending && path !== null,
    stale: query.isPlaceholderData,
    updatedAt: query.dataUpdatedAt,
    again: () => void query.refetch(),
  };
}

/**
 * Reads one path of the API. The same component thereby says what the server must fetch before it draws
 * and what the browser keeps fresh. `null` asks nothing.
 */
export const useGet: <T>(path: Get<T> | null, options?: { refreshMs?: number }) => Got<T> = import.meta.env.SSR
  ? useGetOnServer
  : useGetInBrowser;

export function makeQueryClient(boot: Boot): QueryClient {
  const refused = new Set<unknown>();
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        // The server has drawn the refusal: asked again at once, the browser would first draw something else.
        retryOnMount: ({ queryKey }) => !refused.has(queryKey[0]),
        staleTime: 30_000,
        networkMode: 'offlineFirst',
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.isTransient,
      },
    },
  });
  for (const [path, { data, problem }] of Object.entries(boot.data)) {
    if (data !== undefined) client.setQueryData([path], data);
    const error = problem && new Problem(problem);
    if (!error || error.isTransient) continue;
    refused.add(path);
    const options = client.defaultQueryOptions({ queryKey: [path] });
    client.getQueryCache().build(client, options).setState({ status: 'error', error });
  }
  return client;
}
