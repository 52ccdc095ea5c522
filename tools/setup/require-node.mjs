// Imported before everything else, and written so that Nodes far older than the one asked for still understand it.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    'Node 20 or newer is needed, but this is ' + process.version + ': install a newer one from https://nodejs.org.',
  );
  process.exit(1);
}
