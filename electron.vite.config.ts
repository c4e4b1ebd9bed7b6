import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** The controls' own texts come in 34 languages; the app's catalogue has those named here, so the rest stays out. */
const languages = ['en']
const languageFile = /[\\/]react-(?:aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*?([a-z]{2})-[A-Z]{2}\.mjs$/
const ownLanguagesOnly: Plugin = {
  name: 'own-languages-only',
  enforce: 'pre',
  load(id) {
    const language = languageFile.exec(id)?.[1]
    return language && !languages.includes(language) ? 'export default undefined' : null
  },
}

export default defineConfig({
  main: {
    build: {
      // Only better-sqlite3 stands in `dependencies`, so only it stays outside the bundle.
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          browser: resolve('src/main/browser/index.ts'),
          cli: resolve('src/main/cli/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload must be one CommonJS file with no import but `electron`.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [react(), tailwindcss(), ownLanguagesOnly],
    build: {
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: resolve('src/renderer/index.html') },
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
              {
                name: 'aria',
                test: /node_modules[\\/](react-aria|react-stately|react-aria-components|@internationalized|@swc|@react-aria|@react-stately)/,
              },
              { name: 'tanstack', test: /node_modules[\\/]@tanstack/ },
              { name: 'echarts', test: /node_modules[\\/](echarts|zrender)/ },
            ],
          },
        },
      },
    },
  },
})
