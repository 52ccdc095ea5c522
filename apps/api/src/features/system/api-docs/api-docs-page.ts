import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const swaggerUiDirectory = dirname(require.resolve('swagger-ui-dist/package.json'));

/** Scripts and styles come from the portal itself and none is inline, so the portal's own content policy fits this page too. */
export const apiDocsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>FlowCast Studio API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
  </head>
  <body>
    <main id="api"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

/** Begins where the page ends: shows the document in it. */
export const apiDocsStart = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true });\n`;

const libraryFiles: readonly string[] = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** Where a part of the page lies, or null for a name that is none. */
export const apiDocsFile = (name: string): string | null =>
  libraryFiles.includes(name) ? join(swaggerUiDirectory, name) : null;
