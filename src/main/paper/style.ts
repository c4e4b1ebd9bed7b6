/** The reports' style sheet. A string, not a .css file: test runners empty imported style sheets. */
export const reportCss = /* css */ `/* Paper first: what is read on screen is the same document on one long sheet. Millimetres and points, because both are printed. */

@page {
  margin: 18mm 16mm 18mm;
  font-family: Inter, system-ui, sans-serif;
  @bottom-left {
    font-size: 7.5pt;
    color: #535b6a;
  }
  @bottom-right {
    font-size: 7.5pt;
    color: #535b6a;
    font-feature-settings: 'tnum';
  }
}

:root {
  color-scheme: light;
  --fg: #1a1d23;
  --muted: #535b6a;
  --line: #d9dde4;
  --soft: #f3f5f9;
  --accent: #3451d1;
  --accent-soft: #e7ecff;
  --second: #c2410c;
}

* {
  box-sizing: border-box;
}

html {
  font:
    400 9.5pt / 1.45 Inter,
    system-ui,
    sans-serif;
  color: var(--fg);
  background: #fff;
  -webkit-print-color-adjust: exact;
  print-color-adjust: exact;
}

body {
  margin: 0;
}

h1,
h2,
h3,
p,
figure,
dl,
dd,
ul,
ol {
  margin: 0;
  padding: 0;
}

h1,
h2,
h3 {
  font-weight: 600;
  text-wrap: balance;
  break-after: avoid;
}

h1 {
  font-size: 30pt;
  line-height: 1.12;
  letter-spacing: -0.02em;
}

h2 {
  font-size: 15pt;
  line-height: 1.25;
  letter-spacing: -0.01em;
  margin-bottom: 3mm;
}

h3 {
  font-size: 10.5pt;
  margin-bottom: 1.5mm;
}

p + p {
  margin-top: 2mm;
}

section + section {
  margin-top: 10mm;
}

.muted,
caption,
figcaption {
  color: var(--muted);
}

.small {
  font-size: 8pt;
  line-height: 1.4;
}

/* Cover */

.cover {
  display: flex;
  flex-direction: column;
  min-height: calc(var(--page-height) - 8mm);
  break-after: page;
}

.cover .agency {
  font-weight: 600;
  padding-bottom: 4mm;
  border-bottom: 0.6mm solid var(--accent);
}

.cover .heading {
  margin-top: 46mm;
}

.cover .campaign {
  margin-top: 4mm;
  font-size: 13pt;
  line-height: 1.35;
  color: var(--muted);
  overflow-wrap: anywhere;
}

.cover .answer {
  margin-top: 16mm;
  max-width: 145mm;
  font-size: 17pt;
  line-height: 1.35;
  letter-spacing: -0.01em;
  text-wrap: balance;
}

.cover dl {
  margin-top: auto;
  display: grid;
  grid-template-columns: repeat(3, 1fr);
  gap: 5mm 8mm;
  padding-top: 5mm;
  border-top: 0.25mm solid var(--line);
}

dt {
  font-size: 8pt;
  color: var(--muted);
}

dd {
  overflow-wrap: anywhere;
}

/* Figures at a glance */

.tiles {
  display: grid;
  grid-template-columns: 1.35fr 1fr 1fr;
  gap: 4mm;
}

.tile {
  padding: 3.5mm 4mm;
  background: var(--soft);
  border-radius: 1.5mm;
  break-inside: avoid;
}

.tile.first {
  background: var(--accent-soft);
  grid-row: span 2;
}

dd.figure {
  font-size: 16pt;
  line-height: 1.2;
  font-weight: 600;
  letter-spacing: -0.01em;
  font-feature-settings: 'tnum';
  margin: 0.8mm 0 1.2mm;
}

.tile.first .figure {
  font-size: 28pt;
  color: var(--accent);
}

.tile dd + dd {
  font-size: 8pt;
  line-height: 1.4;
  color: var(--muted);
}

.facts {
  display: grid;
  grid-template-columns: 38mm 1fr;
  gap: 1.8mm 6mm;
}

.facts dt {
  font-size: inherit;
}

.note {
  margin-top: 3.5mm;
}

p.note {
  max-width: 165mm;
}

/* Tables */

table {
  width: 100%;
  border-collapse: collapse;
  font-size: 8.5pt;
  line-height: 1.35;
}

caption {
  text-align: left;
  font-size: 8pt;
  padding-bottom: 2mm;
}

thead {
  display: table-header-group;
}

tr,
tbody.one {
  break-inside: avoid;
}

th {
  font-weight: 500;
  text-align: left;
  vertical-align: bottom;
}

thead th {
  font-size: 7.5pt;
  line-height: 1.25;
  color: var(--muted);
  padding: 1.2mm 1.5mm;
  border-bottom: 0.35mm solid var(--fg);
}

td,
tbody th,
tfoot th {
  padding: 1.4mm 1.5mm;
  vertical-align: top;
  border-bottom: 0.2mm solid var(--line);
}

th:first-child,
td:first-child {
  padding-left: 0;
}

th:last-child,
td:last-child {
  padding-right: 0;
}

tbody th {
  font-weight: 400;
  overflow-wrap: anywhere;
}

/* as a footer group it would be repeated on every page */
tfoot {
  display: table-row-group;
}

tfoot td,
tfoot th {
  font-weight: 600;
  border-bottom: 0;
}

.number {
  text-align: right;
  white-space: nowrap;
  font-feature-settings: 'tnum';
}

thead th.number {
  white-space: normal;
}

.handle {
  font-weight: 600;
}

tr.here > * {
  font-weight: 600;
  background: var(--accent-soft);
}

tbody.one tr + tr > * {
  padding-top: 0;
  padding-bottom: 2mm;
}

tbody.one tr:has(+ tr) > * {
  border-bottom: 0;
  padding-bottom: 0.4mm;
}

.bar {
  display: block;
  height: 2.4mm;
  min-width: 0.4mm;
  background: var(--accent);
  border-radius: 0.4mm;
}

.barcell {
  width: 45mm;
  vertical-align: middle;
}

.tier {
  white-space: nowrap;
}

/* Charts */

figure {
  break-inside: avoid;
}

figcaption {
  font-size: 8pt;
  margin-top: 1.5mm;
}

svg {
  display: block;
  width: 100%;
  height: auto;
  font-feature-settings: 'tnum';
}

.lines li {
  list-style: none;
  padding: 1.2mm 0;
  max-width: 165mm;
}

.internal-banner {
  background: #fdf0e7;
  border: 0.25mm solid var(--second);
  color: #8a2f09;
  padding: 2mm 3mm;
  border-radius: 1mm;
  font-weight: 600;
}

.cover .internal-banner {
  margin-top: 6mm;
}

@media print {
  .new-page {
    break-before: page;
    margin-top: 0;
  }
}
`
