import {
  open,
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ImportFolder as Folder, ImportOutcome, Page, Problem, Video } from '@flowcast/shared-models';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ImportFolder } from '../src/features/imports/import-folder.ts';
import { ImportRegistration } from '../src/features/imports/import-registration.ts';
import { ImportStaging } from '../src/features/imports/import-staging.ts';
import type { PortalClient } from './support/portal-client.ts';
import { sql } from './support/publish.ts';
import { jsonOf, problemOf, signInAs } from './support/sign-in.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { mediaBytes, mediaPath, uploadForCatalog } from './support/tus-upload.ts';

describe('the import folder', () => {
  let stack: TestStack;
  let admin: PortalClient;
  let creator: PortalClient;
  let outside: string;
  let folder: string;

  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'flowcast-import-'));
    folder = join(outside, 'in');
    await mkdir(folder);
    stack = await startTestStack({ worker: false, env: { IMPORT_DIR: folder } });
    admin = (await signInAs(stack, 'noor.private', 'admin')).browser;
    creator = (await signInAs(stack, 'ava.studio')).browser;
  });

  afterAll(async () => {
    await stack.close();
    await rm(outside, { recursive: true, force: true });
  });

  beforeEach(() => mkdir(folder, { recursive: true }));

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await sql(stack, 'delete from uploads');
    await sql(stack, 'delete from videos');
    await sql(stack, 'delete from import_files');
    await rm(join(stack.config.storageDirectory, 'videos'), { recursive: true, force: true });
  });

  const look = async () => jsonOf<Folder>(await admin.get('/api/imports'));
  const register = (name: string, about: object = {}) => admin.send('POST', '/api/imports', { name, ...about });
  const outcomeOf = async (name: string, about?: object) => jsonOf<ImportOutcome>(await register(name, about));
  const put = (name: string, media = 'good.mp4') => copyFile(mediaPath(media), join(folder, name));
  const catalog = async () => (await jsonOf<Page<Video>>(await admin.get('/api/videos'))).items;
  const stored = (kind: string) => readdir(join(stack.config.storageDirectory, kind)).catch(() => []);

  it('lists video files, those in its folders too, and nothing else', async () => {
    await put('b.mp4');
    await mkdir(join(folder, 'day 1'));
    await put('day 1/a.mov', 'silent.mov');
    await writeFile(join(folder, 'notes.txt'), 'x');
    await writeFile(join(folder, '.hidden.mp4'), 'x');
    await mkdir(join(folder, 'looks like.mp4'));
    await copyFile(mediaPath('good.mp4'), join(outside, 'secret.mp4'));
    await symlink(join(outside, 'secret.mp4'), join(folder, 'link.mp4'));
    await symlink(outside, join(folder, 'way out'));

    expect(await look()).toEqual({
      status: 'ready',
      isCut: false,
      files: [
        { name: 'b.mp4', sizeBytes: (await mediaBytes('good.mp4')).length, video: null },
        { name: 'day 1/a.mov', sizeBytes: (await mediaBytes('silent.mov')).length, video: null },
      ],
    });
  });

  it('is listed in part when it holds more than a thousand', async () => {
    for (let n = 0; n < 1002; n += 1) await writeFile(join(folder, `${n}.mp4`), '');

    const { files, isCut } = await look();

    expect([files.length, isCut]).toEqual([1000, true]);
  });

  it('gives the catalog a video, as it lies there, and keeps the file', async () => {
    await mkdir(join(folder, 'day 1'));
    await put('day 1/Harbour_dawn.mp4');

    const { outcome, video } = await outcomeOf('day 1/Harbour_dawn.mp4', { tags: ['Dawn'] });

    expect(outcome).toBe('registered');
    expect(video).toMatchObject({ origin: 'catalog', title: 'Harbour_dawn', tags: ['dawn'], facts: { width: 360 } });
    const content = await creator.get(video.contentUrl);
    expect(Buffer.from(await content.arrayBuffer()).equals(await mediaBytes('good.mp4'))).toBe(true);
    expect(await readdir(join(folder, 'day 1'))).toEqual(['Harbour_dawn.mp4']);
    expect(await stored('imports')).toEqual([]);
    expect((await look()).files).toMatchObject([{ video: { id: video.id, title: 'Harbour_dawn', isArchived: false } }]);
  });

  it('does not give the same bytes twice, whatever their name, and says which video has them', async () => {
    await put('one.mp4');
    await put('two.mp4');
    const { video } = await outcomeOf('one.mp4', { title: 'The one' });
    const before = await stored('videos');

    expect(await outcomeOf('one.mp4')).toEqual({ outcome: 'already', video });
    expect(await outcomeOf('two.mp4', { title: 'Other' })).toEqual({ outcome: 'already', video });

    expect(await catalog()).toHaveLength(1);
    expect(await stored('videos')).toEqual(before);
  });

  it('gives one video when the same file is asked for by many at once', async () => {
    await put('one.mp4');
    await put('two.mp4');

    const answers = await Promise.all(['one.mp4', 'two.mp4', 'one.mp4'].map((name) => outcomeOf(name)));

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['already', 'already', 'registered']);
    expect(await catalog()).toHaveLength(1);
    expect(await stored('videos')).toHaveLength(1);
  });

  it('knows what came into the catalog by an upload, and what is archived, and forgets what was removed', async () => {
    const uploadId = await uploadForCatalog(admin, 'good.mp4');
    const video = await jsonOf<Video>(await admin.send('POST', '/api/videos', { uploadId, title: 'Uploaded' }));
    await put('same.mp4');
    expect((await look()).files).toMatchObject([{ video: { title: 'Uploaded', isArchived: false } }]);

    await admin.send('POST', `/api/videos/${video.id}/archive`);
    expect((await look()).files).toMatchObject([{ video: { title: 'Uploaded', isArchived: true } }]);
    expect(await outcomeOf('same.mp4')).toMatchObject({ outcome: 'already', video: { id: video.id } });

    await admin.send('DELETE', `/api/videos/${video.id}`);
    expect((await look()).files).toMatchObject([{ video: null }]);
    expect((await outcomeOf('same.mp4')).outcome).toBe('registered');
  });

  it('looks again at a file whose bytes changed under the same name', async () => {
    await put('clip.mp4');
    await outcomeOf('clip.mp4');

    await put('clip.mp4', 'silent.mov');

    expect((await look()).files).toMatchObject([{ video: null }]);
    expect((await outcomeOf('clip.mp4')).outcome).toBe('registered');
  });

  it.each([
    '../secret.mp4',
    'a/../../secret.mp4',
    '/etc/secret.mp4',
    './clip.mp4',
    '.hidden.mp4',
    'a/.hidden/clip.mp4',
    'a//clip.mp4',
    String.raw`..\secret.mp4`,
    'clip.mp4\u0000.mp4',
    'notes.txt',
    '',
    'a/b/c/d/e/f/g.mp4',
  ])('refuses the name %j before it looks', async (name) => {
    await copyFile(mediaPath('good.mp4'), join(outside, 'secret.mp4'));

    expect(await problemOf(await register(name))).toBe('422 invalid_fields');
    expect(await catalog()).toEqual([]);
  });

  it('follows no link, neither to a file nor through a folder, nor a folder that became one', async () => {
    await copyFile(mediaPath('good.mp4'), join(outside, 'secret.mp4'));
    await symlink(join(outside, 'secret.mp4'), join(folder, 'link.mp4'));
    await symlink(outside, join(folder, 'way'));
    await mkdir(join(folder, 'day'));
    await put('day/clip.mp4');
    await look();
    await rename(join(folder, 'day'), join(outside, 'day'));
    await symlink(join(outside, 'day'), join(folder, 'day'));

    for (const name of ['link.mp4', 'way/secret.mp4', 'way/in/link.mp4', 'day/clip.mp4']) {
      expect([name, await problemOf(await register(name))]).toEqual([name, '404 import_file_not_found']);
    }
    await rm(join(outside, 'day'), { recursive: true });
  });

  it('says that a file is missing, has vanished since, or is none', async () => {
    await put('gone.mp4');
    await mkdir(join(folder, 'folder.mp4'));
    await look();
    await rm(join(folder, 'gone.mp4'));

    for (const name of ['never.mp4', 'gone.mp4', 'folder.mp4']) {
      expect([name, await problemOf(await register(name))]).toEqual([name, '404 import_file_not_found']);
    }
    expect((await look()).files).toEqual([]);
  });

  it.each([
    ['is no video', 'not a video at all'],
    ['is empty', ''],
  ])('refuses what %s, and keeps nothing of it', async (_what, text) => {
    await writeFile(join(folder, 'clip.mp4'), text);

    expect(await problemOf(await register('clip.mp4'))).toBe('422 video_refused');
    expect([await stored('imports'), await stored('videos')]).toEqual([[], []]);
  });

  it('refuses what TikTok would refuse, with its reason', async () => {
    await put('narrow.mp4', '320-wide.mp4');

    const { code, errors } = await jsonOf<Problem>(await register('narrow.mp4'));

    expect([code, errors?.[0]?.message]).toEqual([
      'video_refused',
      expect.stringContaining('TikTok takes 360 to 4096'),
    ]);
    expect((await look()).files).toMatchObject([{ name: 'narrow.mp4', video: null }]);
  });

  it('refuses a file larger than TikTok takes without reading it', async () => {
    await put('huge.mp4');
    await truncate(join(folder, 'huge.mp4'), 4_000_000_001);

    expect(await problemOf(await register('huge.mp4'))).toBe('413 payload_too_large');
  });

  it('refuses a title and tags as a registration does', async () => {
    await put('clip.mp4');

    expect(await problemOf(await register('clip.mp4', { title: ' ' }))).toBe('422 invalid_fields');
    expect(await problemOf(await register('clip.mp4', { tags: ['x'.repeat(41)] }))).toBe('422 invalid_fields');
  });

  it('takes nothing of a file that is still being written', async () => {
    await put('growing.mp4');
    const file = await stack.api.get(ImportFolder, { strict: false }).open('growing.mp4');
    await appendFile(join(folder, 'growing.mp4'), 'more');

    const registering = stack.api.get(ImportRegistration, { strict: false }).register(file, { tags: [] });

    await expect(registering).rejects.toMatchObject({ code: 'conflict' });
    await file.close();
    expect([await stored('imports'), await stored('videos')]).toEqual([[], []]);
  });

  it('says that there is no room, and leaves nothing half done', async () => {
    const full = await open('/dev/full', 'w');
    const noRoom = await full.write('x').catch((error: unknown) => error);
    await full.close();
    const bytes = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw noRoom;
      })(),
    );

    const copying = stack.api.get(ImportStaging, { strict: false }).withCopyOf(bytes, async () => 'never');

    await expect(copying).rejects.toMatchObject({ code: 'storage_full' });
    expect(await stored('imports')).toEqual([]);
  });

  it('has what a dead process left behind taken away, but not what is being copied', async () => {
    const left = join(stack.config.storageDirectory, 'imports');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'old'), 'x');
    await writeFile(join(left, 'young'), 'x');
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
    await utimes(join(left, 'old'), twoDaysAgo, twoDaysAgo);

    await stack.api.get(ImportStaging, { strict: false }).onApplicationBootstrap();

    expect(await stored('imports')).toEqual(['young']);
    await rm(join(left, 'young'));
  });

  it('is the admins’ alone', async () => {
    await put('clip.mp4');

    expect(await problemOf(await creator.get('/api/imports'))).toBe('403 forbidden');
    expect(await problemOf(await creator.send('POST', '/api/imports', { name: 'clip.mp4' }))).toBe('403 forbidden');
    expect(await problemOf(await stack.browser().get('/api/imports'))).toBe('401 not_signed_in');
    expect(await catalog()).toEqual([]);
  });

  it('says that it cannot be read when it is gone', async () => {
    await rm(folder, { recursive: true });

    expect(await look()).toEqual({ status: 'unreadable', files: [], isCut: false });
    expect(await problemOf(await register('clip.mp4'))).toBe('404 import_file_not_found');
  });
});

describe('without an import folder', () => {
  it('nothing is listed and nothing registered', async () => {
    const stack = await startTestStack({ worker: false });
    const { browser } = await signInAs(stack, 'noor.private', 'admin');

    expect(await jsonOf<Folder>(await browser.get('/api/imports'))).toEqual({ status: 'off', files: [], isCut: false });
    expect(await problemOf(await browser.send('POST', '/api/imports', { name: 'a.mp4' }))).toBe('404 imports_off');
    await stack.close();
  });
});
