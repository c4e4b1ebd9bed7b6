/** More are not listed; the sentence says how many there are. */
const most = 50

export function Faults({ sentence, faults }: { sentence: string; faults: readonly string[] }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-bad">{sentence}</p>
      <ul className="list-disc ps-5 [overflow-wrap:anywhere]">
        {[...new Set(faults)].slice(0, most).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  )
}
