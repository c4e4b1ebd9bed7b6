import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Text } from 'react-aria-components/Text'
// The only file that knows the unstable names; rename them here when React Aria settles them.
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { useWords } from '../lib/locale'
import { uiWords } from './words'

export interface ToastContentValue {
  text: string
  tone?: 'plain' | 'bad'
  action?: ToastAction
  /** stands before the action: "Open" beside "Undo" */
  also?: ToastAction
}
export interface ToastAction {
  label: string
  onAction: () => void
}

/** The timer stops while the pointer is over a toast or focus is in it (React Aria does both). */
const SHOWN_MS = 8000

const queue = new ToastQueue<ToastContentValue>({ maxVisibleToasts: 3 })

/** Says what was done, for eight seconds; an error stays until it is dismissed. Returns a function that takes it away. */
export function toast(content: ToastContentValue): () => void {
  const key = queue.add(content, content.tone === 'bad' ? {} : { timeout: SHOWN_MS })
  return () => queue.close(key)
}

/** Stands once in the window. F6 leads to it. */
export function Toasts() {
  const w = useWords(uiWords)
  return (
    <ToastRegion
      queue={queue}
      aria-label={w.notifications}
      className="fixed end-3 bottom-9 z-50 flex flex-col-reverse gap-2 rounded-panel outline-none"
    >
      {({ toast: shown }) => (
        <AriaToast
          toast={shown}
          className="slide-in flex max-w-[440px] items-center gap-3 rounded-panel border border-line bg-raised py-2 ps-3 pe-2 text-fg shadow-pop"
        >
          {shown.content.tone === 'bad' ? (
            <CircleAlert size={16} aria-hidden="true" className="shrink-0 text-bad" />
          ) : (
            <CircleCheck size={16} aria-hidden="true" className="shrink-0 text-ok" />
          )}
          <ToastContent className="min-w-0 flex-1">
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {[shown.content.also, shown.content.action].map(
            (action) =>
              action && (
                <AriaButton
                  key={action.label}
                  onPress={() => {
                    action.onAction()
                    queue.close(shown.key)
                  }}
                  className="h-6 shrink-0 cursor-default rounded-control px-2 font-medium text-accent data-[hovered]:bg-hover"
                >
                  {action.label}
                </AriaButton>
              ),
          )}
          <AriaButton
            slot="close"
            aria-label={w.dismiss}
            className="flex size-6 shrink-0 items-center justify-center rounded-control text-muted data-[hovered]:bg-hover"
          >
            <X size={14} aria-hidden="true" />
          </AriaButton>
        </AriaToast>
      )}
    </ToastRegion>
  )
}
