/** A page with all pictures, grouped by screen, to look at in one go. */
export function contactSheet(files: readonly string[]): string {
  const screens = Map.groupBy(files, (file) => file.replace(/-\d+-\w+\.png$/, ''));
  const sections = [...screens].map(
    ([name, pictures]) => `<h2>${name}</h2><div>${pictures.map(figure).join('')}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>All screens</title><style>${style}</style>${sections.join('')}`;
}

const figure = (file: string) =>
  `<a href="${file}"><img src="${file}" loading="lazy" alt="${file}"><small>${file}</small></a>`;

const style = `
  body { font: 14px/1.4 system-ui; margin: 24px; background: #888; }
  div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }
  a { display: grid; gap: 4px; color: inherit; }
  img { height: 480px; width: auto; max-width: 640px; object-fit: contain; object-position: top left; }
`;
