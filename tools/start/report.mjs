/** Says what runs where. */
export function report({ publicUrl, emulatorUrl, postgres, dataDir }, adminLink) {
  const rows = [
    ['Portal', publicUrl],
    ['TikTok', emulatorUrl ? `emulated at ${emulatorUrl}; nothing is posted to TikTok` : 'the real one'],
    ['Database', postgres ? `embedded Postgres on 127.0.0.1:${postgres.port}` : 'the one in DATABASE_URL'],
    ['Data', `${dataDir} (with the logs)`],
  ];
  const lines = [
    'FlowCast Studio is running.',
    '',
    ...rows.map(([label, value]) => `  ${label.padEnd(9)} ${value}`),
    ...(adminLink ? ['', '  Become the first admin with this link. It works once:', `  ${adminLink}`] : []),
    '',
    'Ctrl-C stops everything.',
  ];
  console.log(`\n${lines.join('\n')}`);
}
