import { type Video, type VideoRegistration, VideoRegistrationSchema } from '@flowcast/shared-models';
import { Body, Controller, Post } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/index.ts';
import { UploadRegistrationService } from './upload-registration.service.ts';

/** `POST /api/videos` lies here, not in the catalog: arrows between features point one way, and uploads know videos. */
@Controller('videos')
export class UploadRegistrationController {
  readonly #registration: UploadRegistrationService;

  constructor(registration: UploadRegistrationService) {
    this.#registration = registration;
  }

  @Post()
  register(
    @CurrentActor() actor: Actor,
    @Body({ schema: VideoRegistrationSchema }) registration: VideoRegistration,
  ): Promise<Video> {
    return this.#registration.register(actor, registration);
  }
}
