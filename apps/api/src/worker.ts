import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { processConfig } from './config/index.ts';
import { letHeapGrow } from './platform/memory/index.ts';
import { endInOrderOnLostRejection } from './platform/queue/index.ts';
import { WorkerModule } from './worker.module.ts';

letHeapGrow();
const config = processConfig();
const app = await NestFactory.createApplicationContext(WorkerModule.with(config), {
  bufferLogs: true,
  abortOnError: false,
});
app.useLogger(app.get(Logger));
app.enableShutdownHooks();
endInOrderOnLostRejection(app.get(Logger));
