import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { processConfig } from './config/index.ts';
import { PlatformModule } from './platform.module.ts';
import { type ColumnRotation, KeyRotation } from './platform/secrets/index.ts';

/**
 * Seals everything with the first key of ENCRYPTION_KEYS while the other processes run. Prints what it did; ends with code 1
 * while something stays sealed with a key that is missing. `--forget-lost` gives such values up first.
 */
const context = await NestFactory.createApplicationContext(PlatformModule.with(processConfig()), {
  logger: ['error', 'fatal'],
  abortOnError: false,
});
try {
  const rotation = context.get(KeyRotation);
  if (process.argv.includes('--forget-lost')) {
    say(`${await rotation.forgetLost()} rows gave up values whose key is lost.`);
  }
  for (const column of await rotation.rotate()) say(lineOf(column));
  const missing = await rotation.missingKeyIds();
  const unused = await rotation.unusedKeyIds();
  if (unused.length > 0) say(`Nothing is sealed with ${unused.join(', ')} any more.`);
  if (missing.length > 0) {
    say(
      `Sealed with keys that ENCRYPTION_KEYS does not have: ${missing.join(', ')}. Bring them back, or --forget-lost.`,
    );
    process.exitCode = 1;
  }
} finally {
  await context.close();
}

function lineOf({ name, resealed, unreadable }: ColumnRotation): string {
  return `${name}: ${resealed} sealed anew${unreadable > 0 ? `, ${unreadable} unreadable` : ''}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
