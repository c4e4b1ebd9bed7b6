import { type ReactNode, useId } from 'react'

/** A titled part of the panel. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-line border-b pb-3 last:border-b-0">
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <h3 id={id} className="min-w-0 flex-1 font-semibold text-body">
          {title}
        </h3>
        {actions}
      </div>
      {children}
    </section>
  )
}
