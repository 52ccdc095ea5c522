export { CreatorEntity } from './creator.entity.ts';
export { CreatorsModule } from './creators.module.ts';
export { CreatorsRepository } from './creators.repository.ts';
