import { Component, computed, input, output } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

/** A check box of the composer's form; a disabled one says why and is never shown ticked. */
@Component({
  selector: 'fc-tick',
  template: `
    <label class="choice" [class.off]="field()().disabled()">
      <input
        #box
        type="checkbox"
        class="box"
        [id]="'field-' + field()().keyInParent()"
        [checked]="on()"
        [disabled]="field()().disabled()"
        [attr.aria-describedby]="text() || reasons().length > 0 ? about() : null"
        (change)="ticked.emit(box.checked)"
      />
      {{ label() }}
    </label>
    @if (text() || reasons().length > 0) {
      <div class="about" [id]="about()">
        @if (text()) {
          <p class="hint">{{ text() }}</p>
        }
        @for (reason of reasons(); track reason) {
          <p class="hint">{{ reason }}</p>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .choice {
      display: flex;
      align-items: center;
      gap: var(--s3);
      min-height: var(--target);
      cursor: pointer;
    }

    .choice.off {
      color: var(--ink-soft);
      cursor: not-allowed;
    }

    .about {
      margin: calc(-1 * var(--s1)) 0 var(--s2) var(--s8);
    }
  `,
})
export class Tick {
  readonly field = input.required<FieldTree<boolean, string>>();
  readonly label = input.required<string>();
  readonly text = input('');
  readonly ticked = output<boolean>();
  protected readonly on = computed(() => this.field()().value() && !this.field()().disabled());
  protected readonly about = computed(() => `about-${this.field()().keyInParent()}`);
  protected readonly reasons = computed(() =>
    this.field()()
      .disabledReasons()
      .map(({ message }) => message ?? ''),
  );
}
