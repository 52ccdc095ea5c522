import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CONFIG, type Config } from '../../../config/index.ts';
import { CodedError, Public } from '../../../platform/http/index.ts';
import { apiDocsFile, apiDocsPage, apiDocsStart } from './api-docs-page.ts';
import { openApiDocument } from './openapi-document.ts';

/** The API described: for programs, and for people. */
@Public()
@Controller()
export class ApiDocsController {
  readonly #document: object;

  constructor(@Inject(CONFIG) config: Config) {
    this.#document = openApiDocument(config.publicUrl);
  }

  @Get('openapi.json')
  document(): object {
    return this.#document;
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return apiDocsPage;
  }

  @Get('docs/start.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  start(): string {
    return apiDocsStart;
  }

  @Get('docs/:file')
  file(@Param('file') name: string, @Res() response: Response): void {
    const path = apiDocsFile(name);
    if (!path) throw new CodedError('not_found', 'There is no such file.');
    response.sendFile(path, { maxAge: '1h' });
  }
}
