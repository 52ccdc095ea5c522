import { Component, inject } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { DeviceUpload } from '../../shared/ui/device-upload.ts';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { RegisterStore } from '../data/register-store.ts';
import { adminCopy } from '../copy.ts';

@Component({
  selector: 'fc-register-video',
  imports: [DeviceUpload, FormField, Icon, ProblemNote],
  templateUrl: './register-video.html',
  styleUrl: './panel.css',
  providers: [RegisterStore, VideoUploadStore],
})
export class RegisterVideo {
  protected readonly store = inject(RegisterStore);
  protected readonly upload = inject(VideoUploadStore);
  protected readonly copy = adminCopy;

  protected save(event: Event): void {
    event.preventDefault();
    void this.store.register();
  }
}
