export { bigintNumber, createdAt, instant } from './columns.ts';
export { dataSourceOptions } from './data-source-options.ts';
export { DatabaseClock } from './database-clock.ts';
export { DatabaseModule } from './database.module.ts';
export { ChangeListener } from './change-listener.ts';
export { decodeCursor, encodeCursor, type KeysetPosition } from './keyset-cursor.ts';
export { readKeysetPage } from './keyset-page.ts';
export { ListenModule } from './listen.module.ts';
