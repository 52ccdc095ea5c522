import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toEqual({
      config: { EMULATOR_PORT: 4010, HOST: '127.0.0.1', FLOWCAST_DATA: '.flowcast', EMULATOR_CONTROL: 'loopback' },
    });
  });

  it.each([
    ['EMULATOR_PORT', '0', 0],
    ['EMULATOR_PORT', '65535', 65_535],
    ['EMULATOR_PORT', '', 4010],
    ['HOST', '::1', '::1'],
    ['EMULATOR_CONTROL', 'any', 'any'],
    ['EMULATOR_TLS', 'auto', 'auto'],
    ['EMULATOR_PUBLIC_URL', 'http://localhost:4010', 'http://localhost:4010'],
    ['EMULATOR_PUBLIC_URL', 'http://localhost:4010/', 'http://localhost:4010'],
    ['EMULATOR_VERIFIED_PREFIX', 'http://localhost:3000', 'http://localhost:3000/'],
    ['EMULATOR_VERIFIED_PREFIX', 'https://media.example.com/v/', 'https://media.example.com/v/'],
    ['EMULATOR_UPLOAD_URL', 'https://open-upload.tiktokapis.com', 'https://open-upload.tiktokapis.com'],
  ])('%s=%s', (name, text, value) => {
    expect(readConfig({ [name]: text })).toMatchObject({ config: { [name]: value } });
  });

  it.each([
    ['EMULATOR_PORT', '65536'],
    ['EMULATOR_PORT', '-1'],
    ['EMULATOR_PORT', '80a'],
    ['EMULATOR_CONTROL', 'everybody'],
    ['EMULATOR_TLS', 'yes'],
    ['EMULATOR_PUBLIC_URL', 'localhost:4010'],
    ['EMULATOR_PUBLIC_URL', 'http://localhost/path'],
    ['EMULATOR_UPLOAD_URL', 'nonsense'],
    ['EMULATOR_VERIFIED_PREFIX', 'media.example.com'],
    ['EMULATOR_VERIFIED_PREFIX', 'https://media.example.com/?a'],
  ])('%s=%s is a problem that names it', (name, text) => {
    expect(readConfig({ [name]: text })).toEqual({ problems: [expect.stringContaining(name)] });
  });
});
