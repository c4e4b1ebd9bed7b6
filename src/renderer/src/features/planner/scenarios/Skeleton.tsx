import type { ReactNode } from 'react'

/** The shape of a kept plan or of the comparison while it is made, so that nothing jumps when it comes. */
export function Skeleton({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-4 p-3">
      <div role="status" className="flex items-center gap-2 text-muted">
        {label}
        {children}
      </div>
      <div aria-hidden="true" className="flex flex-col gap-2">
        {[40, 96, 96, 92, 96, 88, 96].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
          <div key={index} className="h-6 rounded-control bg-sunken" style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  )
}
