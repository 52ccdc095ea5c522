import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.ts';
import { TusEndpoint } from './tus-endpoint.ts';
import { UploadExpiry } from './upload-expiry.ts';
import { UploadFiles } from './upload-files.ts';
import { UploadRegistrationController } from './upload-registration.controller.ts';
import { UploadRegistrationService } from './upload-registration.service.ts';
import { UploadSettling } from './upload-settling.ts';
import { UploadsController } from './uploads.controller.ts';
import { UploadsRepository } from './uploads.repository.ts';
import { UploadsService } from './uploads.service.ts';

/** How videos come in: resumable uploads that become a creator's own video, or one of the catalog. */
@Module({
  imports: [CatalogModule],
  controllers: [UploadsController, UploadRegistrationController],
  providers: [
    UploadsService,
    UploadsRepository,
    UploadFiles,
    TusEndpoint,
    UploadSettling,
    UploadRegistrationService,
    UploadExpiry,
  ],
})
export class UploadsModule {}
