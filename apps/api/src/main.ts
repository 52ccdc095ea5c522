import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module.ts';
import { processConfig, webClientDirectory } from './config/index.ts';
import { configureApp } from './platform/http/index.ts';
import { letHeapGrow } from './platform/memory/index.ts';

letHeapGrow();
const config = processConfig();
const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(config), {
  bufferLogs: true,
  abortOnError: false,
});
app.useLogger(app.get(Logger));
configureApp(app, config, webClientDirectory());
await app.listen(config.port, config.host);
