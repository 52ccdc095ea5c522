import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.ts';
import { ImportFolder } from './import-folder.ts';
import { ImportHashes } from './import-hashes.ts';
import { ImportRegistration } from './import-registration.ts';
import { ImportStaging } from './import-staging.ts';
import { ImportsController } from './imports.controller.ts';
import { ImportsService } from './imports.service.ts';

/** How videos come in from a folder on the server (IMPORT_DIR). */
@Module({
  imports: [CatalogModule],
  controllers: [ImportsController],
  providers: [ImportsService, ImportRegistration, ImportFolder, ImportHashes, ImportStaging],
})
export class ImportsModule {}
