import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { entities } from '../src/entities.ts';
import { SampleVideos, VideoEntity, VideosRepository } from '../src/features/catalog/index.ts';
import { SystemClock } from '../src/platform/clock/index.ts';
import { dataSourceOptions } from '../src/platform/database/index.ts';
import { LocalMediaStorage } from '../src/platform/media-storage/index.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { mediaBytes, mediaPath } from './support/tus-upload.ts';

const manifest = [
  { file: 'one.mp4', poster: 'one.jpg', title: 'One', description: 'First', tags: ['a'], demo: true },
  { file: 'two.webm', poster: 'two.jpg', title: 'Two', description: 'Second', tags: [] },
];

describe('the sample videos', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let directory: string;
  let storage: LocalMediaStorage;

  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url, entities)).initialize();
    directory = await mkdtemp(join(tmpdir(), 'flowcast-samples-'));
    storage = new LocalMediaStorage(join(directory, 'media'));
    await copyFile(mediaPath('good.mp4'), join(directory, 'one.mp4'));
    await copyFile(mediaPath('silent.webm'), join(directory, 'two.webm'));
    await writeFile(join(directory, 'one.jpg'), 'poster one');
    await writeFile(join(directory, 'two.jpg'), 'poster two');
    await writeFile(join(directory, 'samples.json'), JSON.stringify(manifest));
  });

  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const samples = () =>
    new SampleVideos(new VideosRepository(dataSource.manager), storage, new SystemClock(), directory);
  const kept = () => dataSource.manager.find(VideoEntity, { order: { createdAt: 'DESC' } });

  it('become catalog videos with their facts and posters, in the order of the manifest', async () => {
    await samples().registerOnFirstRun();

    const [one, two] = await kept();
    expect(one).toMatchObject({ title: 'One', isDemo: true, origin: 'catalog', ownerId: null, videoCodec: 'h264' });
    expect(two).toMatchObject({ title: 'Two', isDemo: false, contentType: 'video/webm', audioCodec: null });
    expect(await buffer(storage.open(one?.storageKey ?? ''))).toEqual(await mediaBytes('good.mp4'));
    expect(String(await buffer(storage.open(two?.posterKey ?? '')))).toBe('poster two');
  });

  it('are registered once, however many processes begin at once', async () => {
    await Promise.all([samples().registerOnFirstRun(), samples().registerOnFirstRun()]);
    await samples().registerOnFirstRun();

    expect(await kept()).toHaveLength(2);
    expect(await readdir(join(directory, 'media', 'videos'))).toHaveLength(2);
  });

  it('do not come back after an admin removed them', async () => {
    await samples().registerOnFirstRun();
    await dataSource.manager.updateAll(VideoEntity, { archivedAt: new Date() });

    await samples().registerOnFirstRun();

    expect(await kept()).toHaveLength(2);
  });

  it('are registered together or not at all', async () => {
    await rm(join(directory, 'two.webm'));

    await expect(samples().registerOnFirstRun()).rejects.toThrow('ENOENT');

    expect(await kept()).toEqual([]);
  });
});
