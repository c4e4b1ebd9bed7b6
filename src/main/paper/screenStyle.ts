/** What a screen changes of the paper style: a sheet on grey, and one column on a telephone. */
export const screenCss = /* css */ `@media screen {
  html {
    background: #eef0f3;
  }
  main {
    max-width: 210mm;
    margin: 8mm auto;
    padding: 16mm;
    background: #fff;
    border: 0.25mm solid var(--line);
  }
  .cover {
    min-height: 200mm;
    margin-bottom: 14mm;
  }
  .scroll {
    overflow-x: auto;
  }
}

@media screen and (width <= 700px) {
  main {
    margin: 0;
    padding: 6mm;
    border: 0;
  }
  .cover {
    min-height: 0;
  }
  .cover .heading,
  .cover dl {
    margin-top: 14mm;
  }
  .cover dl,
  .tiles {
    grid-template-columns: 1fr;
  }
  .facts {
    grid-template-columns: 1fr;
    gap: 0.5mm;
  }
  .facts dd {
    margin-bottom: 3mm;
  }
}
`
