import { createRequire } from 'node:module';

const read = createRequire(import.meta.url);

/** Version of the product, from the API's package.json. */
export const version: string = (read('@flowcast/api/package.json') as { version: string }).version;
