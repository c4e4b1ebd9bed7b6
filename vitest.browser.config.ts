import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './src/main/print/findBrowser.ts'

/**
 * Components in a real browser: `vitest run --config vitest.browser.config.ts`. Their files end in `.spec.tsx`, so that
 * the suite without a browser does not pick them up.
 */
const executablePath = findBrowser()
const isRoot = process.getuid?.() === 0

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // Packages are looked for before the first test: one found during a test would reload the page under it.
  optimizeDeps: { entries: ['test/renderer/**/*.tsx', 'src/renderer/src/**/*.tsx'], include: ['axe-core'] },
  test: {
    include: ['test/renderer/**/*.spec.tsx'],
    testTimeout: 60_000,
    maxWorkers: 1,
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(executablePath ? { executablePath } : {}),
          // Chromium refuses its sandbox to root.
          args: isRoot ? ['--no-sandbox'] : [],
        },
        contextOptions: { deviceScaleFactor: 1 },
      }),
      instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
    },
  },
})
