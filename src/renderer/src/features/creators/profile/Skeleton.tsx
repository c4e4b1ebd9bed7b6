const LINES = [60, 92, 84, 40, 92, 76]

/** The page's shape while it is read: the same columns and heights, so that nothing jumps when it comes. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-4 p-3 min-[1000px]:p-4">
      <Block className="h-[50px] w-64" />
      <div className="grid grid-cols-1 gap-6 min-[1000px]:grid-cols-[minmax(0,1fr)_320px] min-[1300px]:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex flex-col gap-6">
          <Block className="h-60 w-full" />
          <Lines />
          <Lines />
        </div>
        <div className="flex flex-col gap-6">
          <Lines />
          <Lines />
        </div>
      </div>
    </div>
  )
}

function Lines() {
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3">
      {LINES.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
        <div key={index} className="h-4 rounded-control bg-sunken" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}

function Block({ className }: { className: string }) {
  return <div className={`rounded-panel bg-sunken ${className}`} />
}
