export default {
  browserMissing:
    'PDF needs Chrome, Chromium or Edge, and none was found on this computer. Install one, or set CALLBOARD_BROWSER to its path. All other formats work without.',
  chosenBrowserMissing: (chosen: string) =>
    `PDF needs Chrome, Chromium or Edge, and CALLBOARD_BROWSER names none: ${chosen}. Correct it, or unset it to have one found.`,
  failed: (browser: string) =>
    `The PDF was not made: ${browser} ended or refused. Nothing else was changed. Try again, or save as HTML and print it from a browser.`,
  timeout: (seconds: number) =>
    `The PDF was not made: printing did not end within ${seconds} seconds. Nothing else was changed. Try fewer creators or smaller images, or save as HTML.`,
}
