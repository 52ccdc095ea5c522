import {
  computed,
  createEnvironmentInjector,
  DestroyRef,
  EnvironmentInjector,
  inject,
  Injectable,
  signal,
} from '@angular/core';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { tagsOf } from '../../shared/util/tags-of.ts';
import { RegisterItem } from './register-item.ts';

/** So many files travel at the same time: more would only share the line. */
const mostAtOnce = 2;
/** What a folder may hold besides videos is left out by its name; files chosen one by one are all judged. */
const videoName = /\.(?:mp4|m4v|mov|qt|webm)$/i;

/** Several files on their way into the catalog, each by itself. */
@Injectable()
export class RegisterStore {
  private readonly environment = inject(EnvironmentInjector);
  private readonly all = signal<readonly RegisterItem[]>([]);
  private readonly left = signal(0);
  private readonly unread = signal(0);
  private readonly none = signal(false);
  private readonly agreed = signal(false);
  private readonly injectors = new Map<string, EnvironmentInjector>();
  private sending = 0;

  readonly commonTags = signal('');
  readonly items = this.all.asReadonly();
  /** Files of the folder that are no videos by their name. */
  readonly leftOut = this.left.asReadonly();
  /** Dropped, but the browser could not read them. */
  readonly unreadable = this.unread.asReadonly();
  /** What was dropped held no file at all. */
  readonly isNothing = this.none.asReadonly();
  /** What is still to arrive is registered as soon as it has. */
  readonly isAgreed = this.agreed.asReadonly();
  readonly open = computed(() => this.all().filter((item) => !['refused', 'registered'].includes(item.stage())));
  readonly registered = computed(() => this.all().filter((item) => item.stage() === 'registered').length);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.all().forEach((item) => this.drop(item)));
  }

  /** `inFolders`: what somebody did not choose one by one. */
  async add(files: readonly File[], inFolders: readonly File[], unreadable = 0): Promise<void> {
    const found = inFolders.filter(({ name }) => videoName.test(name) && !name.startsWith('.'));
    const videos = [...files, ...found];
    this.left.set(inFolders.length - found.length);
    this.unread.set(unreadable);
    this.none.set(files.length + inFolders.length + unreadable === 0);
    this.agreed.set(false);
    const added = videos.map((file) => ({ file, item: this.newItem() }));
    this.all.update((items) => [
      ...items.filter((item) => item.stage() !== 'registered'),
      ...added.map(({ item }) => item),
    ]);
    for (const { file, item } of added) if (await item.check(file)) this.sendNext();
  }

  /** Registers what has arrived, and the rest when it has. */
  async registerAll(): Promise<void> {
    this.agreed.set(true);
    for (const item of this.open()) await item.register(tagsOf(this.commonTags()));
  }

  retry(item: RegisterItem): void {
    if (item.stage() === 'unregistered') return void item.register(tagsOf(this.commonTags()));
    item.queueAgain();
    this.sendNext();
  }

  async remove(item: RegisterItem): Promise<void> {
    this.all.update((items) => items.filter((one) => one !== item));
    await item.upload.cancel();
    this.drop(item);
    this.sendNext();
  }

  private sendNext(): void {
    const next = this.all().find((item) => item.stage() === 'queued');
    if (!next || this.sending >= mostAtOnce) return;
    this.sending += 1;
    void this.sendOne(next);
    this.sendNext();
  }

  private async sendOne(item: RegisterItem): Promise<void> {
    await item.send();
    this.sending -= 1;
    this.sendNext();
    if (this.agreed()) await item.register(tagsOf(this.commonTags()));
  }

  private newItem(): RegisterItem {
    const injector = createEnvironmentInjector([VideoUploadStore, RegisterItem], this.environment);
    const item = injector.get(RegisterItem);
    this.injectors.set(item.id, injector);
    return item;
  }

  /** Pauses what is on its way; the same file goes on where it stopped. */
  private drop(item: RegisterItem): void {
    this.injectors.get(item.id)?.destroy();
    this.injectors.delete(item.id);
  }
}
