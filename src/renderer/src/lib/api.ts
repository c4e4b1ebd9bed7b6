import { keepPreviousData, QueryClient, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { uuidv7 } from 'uuidv7'
import { contract, type InputOf, isMethodName, type MethodName, type OutputOf } from '../../../shared/contract'
import type { Topic } from '../../../shared/contract/define'
import type { HostInput, HostMethod, HostOutput } from '../../../shared/contract/host'
import { ApiError } from './errors'
import { transport } from './transport'

export interface CallOptions {
  /** Makes a command idempotent: the same id does nothing the second time. */
  commandId?: string
  /** Names long work, so that its progress can be followed and it can be stopped. */
  jobId?: string
  /** Stops waiting; a job is asked to stop. */
  signal?: AbortSignal | undefined
}

/** Calls the engine. The types come from the contract; the engine validates the input. */
export async function call<M extends MethodName>(
  method: M,
  input: InputOf<M>,
  options: CallOptions = {},
): Promise<OutputOf<M>> {
  const { signal } = options
  const kind = contract[method].kind
  const commandId = options.commandId ?? (kind === 'query' ? undefined : uuidv7())
  const jobId = options.jobId ?? (kind === 'job' ? uuidv7() : undefined)
  signal?.throwIfAborted()
  const stop = () => {
    if (kind === 'job' && jobId) void call('jobs.cancel', { jobId }).catch(() => {})
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const envelope = { method, input, ...(commandId ? { commandId } : {}), ...(jobId ? { jobId } : {}) }
    // A job is stopped by its id and answers `cancelled`; cutting the line would lose that answer.
    const reply = await transport().call(envelope, kind === 'job' ? undefined : signal)
    if (!reply.ok) throw new ApiError(reply.error)
    // The engine has checked the value against this method's output; checking again here would cost a second parse.
    return reply.value as OutputOf<M>
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** Asks the shell: dialogs, saving, folders. */
export async function host<M extends HostMethod>(method: M, input: HostInput<M>): Promise<HostOutput<M>> {
  const reply = await transport().host({ method, input })
  if (!reply.ok) throw new ApiError(reply.error)
  return reply.value as HostOutput<M>
}

/**
 * Answers stay fresh until the engine announces a change: nothing is fetched again on focus, on a timer or when the
 * system comes online. `networkMode: 'always'`, because the engine is here even where the network is not.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

type TopicListener = (topics: readonly Topic[]) => void
const topicListeners = new Set<TopicListener>()

/** Makes every answer stale that reads one of the topics, and tells the grids. */
export function announceTopics(topics: readonly Topic[]): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [method] }) =>
      typeof method === 'string' &&
      isMethodName(method) &&
      contract[method].reads.some((topic) => topics.includes(topic)),
  })
  for (const listener of topicListeners) listener(topics)
}

/** Calls back when one of the topics changed, for what react-query does not hold (the grid's blocks of rows). */
export function onTopics(topics: readonly Topic[], listener: () => void): () => void {
  const wrapped: TopicListener = (changed) => {
    if (changed.some((topic) => topics.includes(topic))) listener()
  }
  topicListeners.add(wrapped)
  return () => topicListeners.delete(wrapped)
}

/** `onTopics` for a component: the listener may change with every render. */
export function useTopics(topics: readonly Topic[], listener: () => void): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  const key = topics.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the topics, which callers write as a literal
  useEffect(() => onTopics(topics, () => latest.current()), [key])
}

export interface QueryOptions {
  isEnabled?: boolean
  /** Shows the last answer while the next one for another input is fetched. */
  keepPrevious?: boolean
}

/** A query of the contract, kept until one of its topics is announced. */
export function useApiQuery<M extends MethodName>(
  method: M,
  input: InputOf<M>,
  options: QueryOptions = {},
): UseQueryResult<OutputOf<M>, Error> {
  const { isEnabled = true, keepPrevious = false } = options
  return useQuery<OutputOf<M>, Error>({
    queryKey: [method, input],
    queryFn: ({ signal }) => call(method, input, { signal }),
    enabled: isEnabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** The key under which `useApiQuery` keeps an answer, for optimistic steps. */
export function apiKey<M extends MethodName>(method: M, input: InputOf<M>): readonly [M, InputOf<M>] {
  return [method, input]
}

export interface ApiCommand<M extends MethodName> {
  /** Runs it and throws what the engine refuses. */
  run(input: InputOf<M>): Promise<OutputOf<M>>
  /** Runs it; a refusal is in `error`. For handlers of buttons. */
  start(input: InputOf<M>): void
  isRunning: boolean
  error: Error | null
  value: OutputOf<M> | undefined
  reset(): void
}

export interface CommandHooks<M extends MethodName> {
  onDone?: (value: OutputOf<M>, input: InputOf<M>) => void
  onFailed?: (error: Error, input: InputOf<M>) => void
}

/** A command or job of the contract. The engine announces what it wrote, and the queries that read it follow. */
export function useApiCommand<M extends MethodName>(method: M, hooks: CommandHooks<M> = {}): ApiCommand<M> {
  const mutation = useMutation<OutputOf<M>, Error, InputOf<M>>({
    mutationFn: (input) => call(method, input),
    onSuccess: (value, input) => hooks.onDone?.(value, input),
    onError: (error, input) => hooks.onFailed?.(error, input),
  })
  const { mutateAsync, mutate, reset } = mutation
  return {
    run: mutateAsync,
    start: useCallback((input: InputOf<M>) => mutate(input), [mutate]),
    isRunning: mutation.isPending,
    error: mutation.error,
    value: mutation.data,
    reset,
  }
}
