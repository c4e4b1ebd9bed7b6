import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { loadAppearance } from './lib/theme'
import './styles.css'

void loadAppearance().catch(() => {})

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
