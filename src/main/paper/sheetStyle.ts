/** One sheet that says one thing: a certificate, a brief. */
export const sheetCss = /* css */ `.sheet-head .agency {
  font-weight: 600;
  padding-bottom: 3mm;
  margin-bottom: 9mm;
  border-bottom: 0.6mm solid var(--accent);
}

.sheet-head h1 {
  font-size: 24pt;
}

.sheet-head .lead {
  margin-top: 2mm;
  font-size: 13pt;
  color: var(--muted);
  overflow-wrap: anywhere;
}

.sheet-head .answer {
  margin: 5mm 0 8mm;
  padding: 3mm 4mm;
  background: var(--accent-soft);
  border-radius: 1.5mm;
  font-weight: 600;
  font-size: 11pt;
}

.code {
  font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
  font-size: 0.86em;
  overflow-wrap: anywhere;
}

.as-written {
  white-space: pre-wrap;
}

.whole {
  break-inside: avoid;
}
`
