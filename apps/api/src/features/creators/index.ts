export { CreatorEntity } from './creator.entity.ts';
export { CreatorsModule } from './creators.module.ts';
