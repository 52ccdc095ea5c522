import { describe, expect, it } from '@jest/globals';
import { readArguments, usage } from './arguments.ts';

describe('the command line', () => {
  it.each([
    [['--port', '4010'], { EMULATOR_PORT: '4010' }],
    [['--port=4010'], { EMULATOR_PORT: '4010' }],
    [['--host', '0.0.0.0'], { HOST: '0.0.0.0' }],
    [['--data', 'here'], { FLOWCAST_DATA: 'here' }],
    [['--tls', 'auto'], { EMULATOR_TLS: 'auto' }],
    [['--control', 'any'], { EMULATOR_CONTROL: 'any' }],
    [['--public-url', 'http://x.test'], { EMULATOR_PUBLIC_URL: 'http://x.test' }],
    [['--upload-url', 'http://y.test'], { EMULATOR_UPLOAD_URL: 'http://y.test' }],
    [['--port', '1', '--port', '2'], { EMULATOR_PORT: '2' }],
    [[], {}],
  ])('%j stands for %j', (argv, environment) => {
    expect(readArguments(argv)).toEqual({ environment });
  });

  it.each([['--unheard'], ['word'], ['--port'], ['--help=yes']])('%s is not understood', (argument) => {
    expect(readArguments([argument])).toEqual({ problem: expect.any(String) });
  });

  it('asks for help', () => {
    expect(readArguments(['--port', '1', '--help'])).toEqual({ help: true });
  });

  it('is explained option by option', () => {
    for (const option of ['port', 'host', 'data', 'tls', 'control', 'public-url', 'upload-url', 'help']) {
      expect(usage).toContain(`--${option} `);
    }
  });
});
