/** What the brief adds to the style of all documents. */
export const briefCss = /* css */ `
.brief-head .agency {
  font-weight: 600;
  padding-bottom: 4mm;
  border-bottom: 0.6mm solid var(--accent);
}
.brief-head .kind {
  margin-top: 9mm;
  color: var(--accent);
  font-weight: 600;
  overflow-wrap: anywhere;
}
.brief-head h1 {
  margin: 1.5mm 0 2.5mm;
  font-size: 24pt;
  overflow-wrap: anywhere;
}
.brief-head + section {
  margin-top: 7mm;
  padding: 4.5mm 5mm;
  background: var(--soft);
  border-radius: 1.5mm;
}
section + section {
  margin-top: 8mm;
}
h2 {
  font-size: 13pt;
  margin-bottom: 2.5mm;
}
.prose,
.points,
.steps {
  max-width: 165mm;
}
p,
li,
td,
th {
  overflow-wrap: anywhere;
}
.points,
.steps {
  /* at both ends: a right-to-left line has its mark at the other */
  padding-inline: 5mm;
}
.points li,
.steps li {
  padding: 0.6mm 0;
}
.points li::marker {
  color: var(--accent);
}
.steps li::marker {
  color: var(--accent);
  font-weight: 600;
}
.last {
  break-inside: avoid;
}
p {
  text-wrap: pretty;
}
.pair {
  display: grid;
  grid-template-columns: repeat(2, 1fr);
  gap: 4mm 8mm;
}
div + .pair {
  margin-top: 4mm;
}
.owed {
  font-size: 9pt;
}
.owed + h3,
.owed + .note {
  margin-top: 5mm;
}
.owed .kind,
.owed .due {
  width: 28mm;
}
.owed .small {
  margin-top: 1mm;
  font-size: 8.5pt;
}
@media screen and (width <= 700px) {
  .pair {
    grid-template-columns: 1fr;
  }
}
`
