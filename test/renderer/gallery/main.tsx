import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import '../../../src/renderer/src/styles.css'
import { setTheme } from '../../../src/renderer/src/lib/theme'
import { Toasts } from '../../../src/renderer/src/ui/Toast'
import { GridDemo } from './GridDemo'
import { Kit } from './Kit'

// ?page=grid&rows=100000&delay=4&theme=dark
const query = new URLSearchParams(location.search)
const theme = query.get('theme')
if (theme === 'light' || theme === 'dark') setTheme(theme)
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <I18nProvider locale="en-GB">
      <main aria-label="Gallery" style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
        {query.get('page') === 'grid' ? (
          <GridDemo count={Number(query.get('rows') ?? 100_000)} delayMs={Number(query.get('delay') ?? 0)} />
        ) : (
          <Kit />
        )}
      </main>
      <Toasts />
    </I18nProvider>,
  )
}
