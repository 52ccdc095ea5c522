import {
  afterRenderEffect,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  finalStates,
  type Publication,
  type PublicationPace,
  type Resolve,
  scheduleMissed,
} from '@flowcast/shared-models';
import { formatBytes, formatInstant, formatTime } from '../util/format.ts';
import { isBeingFetched, type Leg, legsOf } from '../util/publication-legs.ts';
import { zoneName } from '../util/schedule-time.ts';
import type { PublicationAction } from '../data/publication-store.ts';
import { addSample, type Sample, speedOf } from '../util/speed.ts';
import { signInUrl } from '../util/sign-in-url.ts';
import { canTryAgain, failSentence } from './fail-reasons.ts';
import { Icon } from './icon.ts';
import { needSentence } from './need-copy.ts';
import { publicationCopy, stateLook, transferSentence, usualTime } from './publication-copy.ts';
import { publicationHeadline } from './publication-headline.ts';
import { SettleUnknown } from './settle-unknown.ts';

/** The way of one publication as four legs, and how it ended. */
@Component({
  selector: 'fc-publication-progress',
  imports: [Icon, RouterLink, SettleUnknown],
  templateUrl: './publication-progress.html',
  styleUrl: './publication-progress.css',
})
export class PublicationProgress {
  readonly publication = input.required<Publication>();
  readonly connectionLost = input(false);
  /** A request of this page is under way. */
  readonly busy = input(false);
  /** What somebody last asked for on this page and the studio accepted. */
  readonly accepted = input<PublicationAction | null>(null);
  /** What is usual; null while nobody knows. */
  readonly pace = input<PublicationPace | null>(null);
  /** The choices TikTok no longer takes can be made anew on the same page. */
  readonly answersBelow = input(false);
  readonly isAdmin = input(false);
  readonly cancelled = output();
  readonly retried = output();
  readonly settled = output<Resolve>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly copy = publicationCopy;
  protected readonly look = stateLook;
  protected readonly formatTime = formatTime;
  protected readonly transferText = computed(() => {
    const { transfer } = this.publication();
    return transfer && transferSentence[transfer.because];
  });
  protected readonly legs = computed(() => legsOf(this.publication()));
  protected readonly headline = computed(() => publicationHeadline(this.publication()));
  protected readonly failure = computed(() => failSentence(this.publication().failReason));
  protected readonly needs = computed(() =>
    this.publication().needs.map((need) => needSentence(need, this.answersBelow())),
  );
  protected readonly reconnectUrl = computed(() =>
    this.needs().some(({ reconnect }) => reconnect)
      ? signInUrl({ returnTo: `/posts/${this.publication().id}`, connect: true })
      : null,
  );
  protected readonly canRetry = computed(() => {
    const { state, failReason } = this.publication();
    return state === 'needs_attention' || (state === 'failed' && canTryAgain(failReason));
  });
  protected readonly retryWord = computed(() =>
    this.publication().needs.some(({ code }) => code === scheduleMissed) ? this.copy.publishNow : this.copy.retry,
  );
  protected readonly waitsFor = computed(() => {
    const { state, scheduledAt } = this.publication();
    if (state !== 'scheduled' || !scheduledAt) return this.copy.turn;
    return `${this.copy.scheduledFor} ${formatInstant(scheduledAt)}, ${zoneName(new Date(scheduledAt))}.`;
  });
  protected readonly isFinal = computed(() => finalStates.includes(this.publication().state));
  /** What TikTok fetches by itself cannot be stopped once TikTok was asked. */
  protected readonly canCancel = computed(() => {
    const { state, transfer } = this.publication();
    if (state === 'sending') return transfer?.by !== 'PULL_FROM_URL';
    return ['scheduled', 'queued', 'needs_attention'].includes(state);
  });
  protected readonly canRestart = computed(() =>
    ['failed', 'cancelled', 'needs_attention'].includes(this.publication().state),
  );
  protected readonly restartQuery = computed(() => ({
    video: this.publication().videoId,
    mode: this.publication().mode,
  }));
  protected readonly linkText = computed(() =>
    this.publication().post?.privacyLevel === 'SELF_ONLY' ? this.copy.linkNever : this.copy.linkLater,
  );

  protected readonly usual = computed(() => usualTime(this.pace()?.usualCheckMs ?? null));
  protected readonly resumed = computed(() => {
    const byte = this.pace()?.resumedAtByte ?? null;
    return byte === null ? '' : this.copy.resumed(formatBytes(byte));
  });
  private readonly samples = linkedSignal<Publication, Sample[]>({
    source: this.publication,
    computation: ({ bytesSent }, before) =>
      addSample(before?.value ?? [], { atMs: performance.now(), bytes: bytesSent }),
  });
  protected readonly isMoving = computed(
    () => this.publication().state === 'sending' || isBeingFetched(this.publication()),
  );
  protected readonly sent = computed(() => {
    const { bytesSent, sizeBytes } = this.publication();
    const speed = this.isMoving() ? speedOf(this.samples()) : null;
    const amount = `${formatBytes(bytesSent)} of ${formatBytes(sizeBytes)}`;
    return speed ? `${amount}, ${formatBytes(speed)}/s` : amount;
  });

  constructor() {
    const document = inject(DOCUMENT);
    // What was pressed may be gone with the state it led to: whoever works by keyboard goes on where the outcome stands.
    afterRenderEffect(() => {
      this.publication();
      const isLost = this.accepted() !== null && document.activeElement === document.body;
      if (isLost) this.heading().nativeElement.focus({ preventScroll: true });
    });
  }

  protected title(leg: Leg): string {
    if (leg.name !== 'end') return this.copy.legs[leg.name];
    return this.publication().mode === 'draft' ? this.copy.legs.inbox : this.copy.legs.live;
  }
}
