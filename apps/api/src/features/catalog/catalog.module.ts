import { Module } from '@nestjs/common';
import { SAMPLES_DIRECTORY, SampleVideos } from './sample-videos.ts';
import { samplesDirectory } from './samples-manifest.ts';
import { VideoMediaController } from './video-media.controller.ts';
import { VideoMediaService } from './video-media.service.ts';
import { VideosController } from './videos.controller.ts';
import { VideosRepository } from './videos.repository.ts';
import { VideosService } from './videos.service.ts';

/** The videos the studio keeps: seeing, describing, playing and removing them. */
@Module({
  controllers: [VideosController, VideoMediaController],
  providers: [
    VideosService,
    VideosRepository,
    VideoMediaService,
    SampleVideos,
    { provide: SAMPLES_DIRECTORY, useFactory: samplesDirectory },
  ],
  exports: [VideosService, VideosRepository, SampleVideos],
})
export class CatalogModule {}
