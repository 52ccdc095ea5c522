export const catalogCopy = {
  title: 'Catalog',
  lead: 'Videos the studio has prepared. Choose one to publish it.',
  search: 'Search the catalog',
  use: 'Use this video',
  demo: 'Demo',
  noMatch: 'No video matches this search.',
  clear: 'Show all videos',
  emptyTitle: 'The catalog is empty',
  emptyText: 'An admin registers videos under Admin. You can already publish a video from your device.',
  publish: 'Publish from your device',
  more: 'Show more videos',
} as const;
