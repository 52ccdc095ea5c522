export { titleOfFilename } from './title-of-filename.ts';
export { UploadEntity } from './upload.entity.ts';
export { uploadMaxBytes } from './upload-limits.ts';
export { UploadsModule } from './uploads.module.ts';
