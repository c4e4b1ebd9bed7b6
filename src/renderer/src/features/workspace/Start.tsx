import type { ReactNode } from 'react'
import { useWords } from '../../lib/locale'
import { NewForm } from './NewForm'
import { OpenForm } from './OpenForm'
import { SampleForm } from './SampleForm'
import { workspaceWords } from './words'

/** The first thing a person sees: three ways in, none of which needs an account or a network. */
export function Start() {
  const w = useWords(workspaceWords)
  return (
    <div className="mx-auto flex min-h-full max-w-[1080px] flex-col justify-center gap-6 p-6">
      <header className="flex flex-col gap-1">
        <h1 className="text-page">{w.appName}</h1>
        <p className="text-muted text-title">{w.promise}</p>
      </header>
      <div className="grid grid-cols-1 gap-4 min-[900px]:grid-cols-3">
        <Way title={w.sampleTitle} sentence={w.sampleSentence}>
          <SampleForm />
        </Way>
        <Way title={w.newTitle} sentence={w.newSentence}>
          <NewForm />
        </Way>
        <Way title={w.openTitle} sentence={w.openSentence}>
          <OpenForm />
        </Way>
      </div>
    </div>
  )
}

function Way({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="flex min-w-0 flex-col gap-4 rounded-panel border border-line bg-surface p-4 min-[900px]:min-h-[320px]"
    >
      <div className="flex flex-col gap-1 min-[900px]:min-h-[64px]">
        <h2 className="text-section">{title}</h2>
        <p className="text-muted">{sentence}</p>
      </div>
      {children}
    </section>
  )
}
