export { CatalogModule } from './catalog.module.ts';
export { VideoEntity } from './video.entity.ts';
