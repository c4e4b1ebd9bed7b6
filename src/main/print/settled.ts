/** Waits for what a printed page shows: fonts, and images decoded (a broken one does not hold the page up). */
export const settledScript = `Promise.all([document.fonts.ready,
  ...Array.from(document.images, (image) => image.decode().catch(() => undefined))]).then(() => true)`
