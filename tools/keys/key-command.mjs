import { addEncryptionKey, dropOldEncryptionKeys } from '../encryption-keys.mjs';

const ownKeys = 'ENCRYPTION_KEYS is set by you: change it there (docs/operations.md, "Changing the encryption key").';

/**
 * What `rotate-keys` does: the same for `npm run rotate-keys` and in the container.
 *
 * @param {object} command
 * @param {string[]} command.flags
 * @param {string} command.dataDir absolute; where kept keys are
 * @param {boolean} command.isKept whether the keys are those of the data directory
 * @param {(flags: string[]) => Promise<number>} command.rotate seals everything anew; answers the exit code
 * @param {(line: string) => void} command.say
 * @returns {Promise<number>} exit code
 */
export async function keyCommand({ flags, dataDir, isKept, rotate, say }) {
  const changesKeys = flags.includes('--add-key') || flags.includes('--drop-old');
  if (changesKeys && !isKept) {
    say(ownKeys);
    return 1;
  }
  if (flags.includes('--add-key')) {
    say(`${await addEncryptionKey(dataDir)} is the newest key. Restart FlowCast, then run rotate-keys.`);
    return 0;
  }
  const code = await rotate(flags.filter((flag) => flag === '--forget-lost'));
  if (code === 0 && flags.includes('--drop-old')) {
    const dropped = await dropOldEncryptionKeys(dataDir);
    say(dropped.length > 0 ? `${dropped.join(', ')} removed.` : 'There was no older key.');
  }
  return code;
}
