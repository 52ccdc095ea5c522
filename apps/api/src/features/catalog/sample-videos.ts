import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { Clock } from '../../platform/clock/index.ts';
import { MediaStorage } from '../../platform/media-storage/index.ts';
import { inspectVideo } from './inspect-video.ts';
import type { NewVideo } from './new-video.ts';
import { type Sample, SamplesManifestSchema } from './samples-manifest.ts';
import { VideosRepository } from './videos.repository.ts';

/** Injection token of the directory that holds the bundled videos. */
export const SAMPLES_DIRECTORY = Symbol('SamplesDirectory');

/** The bundled videos, so that a new portal has something to publish. */
@Injectable()
export class SampleVideos {
  readonly #videos: VideosRepository;
  readonly #storage: MediaStorage;
  readonly #clock: Clock;
  readonly #directory: string;

  constructor(
    videos: VideosRepository,
    storage: MediaStorage,
    clock: Clock,
    @Inject(SAMPLES_DIRECTORY) directory: string,
  ) {
    this.#videos = videos;
    this.#storage = storage;
    this.#clock = clock;
    this.#directory = directory;
  }

  /** Registers them unless the catalog ever held a video: an admin who deletes them all means it. Safe to call by many at once. */
  async registerOnFirstRun(): Promise<void> {
    await this.#videos.onUntouchedCatalog(async (manager) => {
      const startedAtMs = this.#clock.now().getTime();
      for (const [index, sample] of (await this.#samples()).entries()) {
        // Lists are newest first: one millisecond apart keeps the manifest's order.
        await this.#videos.add(await this.#store(sample, new Date(startedAtMs - index)), manager);
      }
    });
  }

  async #samples(): Promise<Sample[]> {
    const text = await readFile(join(this.#directory, 'samples.json'), 'utf8');
    return v.parse(SamplesManifestSchema, JSON.parse(text));
  }

  async #store(sample: Sample, createdAt: Date): Promise<NewVideo> {
    const path = join(this.#directory, sample.file);
    const { facts, sha256, contentType } = await inspectVideo(path);
    const name = randomUUID();
    const storageKey = `videos/${name}.${facts.container}`;
    const posterKey = `posters/${name}.jpg`;
    await this.#storage.put(storageKey, createReadStream(path));
    await this.#storage.put(posterKey, createReadStream(join(this.#directory, sample.poster)));
    const { title, description, tags, demo: isDemo } = sample;
    const about = { origin: 'catalog', ownerId: null, title, description, tags, isDemo } as const;
    return { ...about, ...facts, storageKey, posterKey, sha256, contentType, createdAt };
  }
}
