export { ImportFileEntity } from './import-file.entity.ts';
export { ImportsModule } from './imports.module.ts';
