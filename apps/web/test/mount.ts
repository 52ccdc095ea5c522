import type { ComponentHarness, ComponentHarnessConstructor } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type Binding, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

/** A component in the page, and the harness that uses it as a person does. */
export interface Mounted<C, H extends ComponentHarness> {
  fixture: ComponentFixture<C>;
  harness: H;
}

/** `bindings`: what its parent gives it and hears of it. */
export async function mount<C, H extends ComponentHarness>(
  component: Type<C>,
  harness: ComponentHarnessConstructor<H>,
  bindings: Binding[],
): Promise<Mounted<C, H>> {
  const fixture = TestBed.createComponent(component, { bindings });
  // In the page itself: focus, dialogs and labels work nowhere else.
  document.body.append(fixture.nativeElement as HTMLElement);
  return { fixture, harness: await TestbedHarnessEnvironment.harnessForFixture(fixture, harness) };
}
