export { CatalogModule } from './catalog.module.ts';
export { type Inspection, inspectVideo } from './inspect-video.ts';
export type { NewVideo } from './new-video.ts';
export { SampleVideos } from './sample-videos.ts';
export { VideoEntity } from './video.entity.ts';
export { posterUrlOf, toVideo } from './video.mapper.ts';
export { VideosRepository } from './videos.repository.ts';
export { VideosService } from './videos.service.ts';
