import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DropListHarness } from '../../../../test/drop-list-harness.ts';
import { DropList } from './drop-list.ts';

const options = [
  { value: 'all', name: 'Everyone', text: 'Anybody', lockedBy: '' },
  { value: 'friends', name: 'Friends', text: 'Both follow', lockedBy: '' },
  { value: 'followers', name: 'Followers', text: 'They follow', lockedBy: '' },
  { value: 'self', name: 'Only me', text: 'Nobody else', lockedBy: 'Not now.' },
];

describe('DropList', () => {
  beforeAll(() => {
    // jsdom has no layout to scroll.
    Element.prototype.scrollIntoView = () => undefined;
  });

  async function show(value: string | null = null) {
    const fixture = TestBed.createComponent(DropList);
    fixture.componentRef.setInput('fieldId', 'field-who');
    fixture.componentRef.setInput('labelledBy', 'who');
    fixture.componentRef.setInput('placeholder', 'Choose who');
    fixture.componentRef.setInput('options', options);
    fixture.componentRef.setInput('value', value);
    const chosen = jest.fn();
    fixture.componentInstance.chosen.subscribe(chosen);
    const list = await TestbedHarnessEnvironment.harnessForFixture(fixture, DropListHarness);
    return { list, chosen };
  }

  it('chooses nothing by itself, nor by being opened and left', async () => {
    const { list, chosen } = await show();
    expect(await list.text()).toBe('Choose who');

    await list.open();
    await list.leave();

    expect(await list.isOpen()).toBe(false);
    expect(chosen).not.toHaveBeenCalled();
  });

  it('chooses what is clicked, once', async () => {
    const { list, chosen } = await show('friends');
    expect(await list.text()).toBe('Friends');

    await list.choose('Friends');
    await list.choose('Everyone');

    expect(chosen.mock.calls).toEqual([['all']]);
    expect(await list.isOpen()).toBe(false);
  });

  it('is worked by the keys alone', async () => {
    const { list, chosen } = await show();

    await list.press(TestKey.DOWN_ARROW);
    expect(await list.activeText()).toContain('Everyone');
    await list.press(TestKey.DOWN_ARROW, TestKey.DOWN_ARROW, TestKey.UP_ARROW);
    expect(await list.activeText()).toContain('Friends');
    await list.press(TestKey.ENTER);

    expect(chosen.mock.calls).toEqual([['friends']]);
  });

  it('opens at what is typed', async () => {
    const { list } = await show();

    await list.press('fo');

    expect(await list.activeText()).toContain('Followers');
  });

  it('closes by Escape without a choice, and nothing around it hears that', async () => {
    const { list, chosen } = await show();
    const heard = jest.fn();
    document.addEventListener('keydown', heard, { once: true });
    await list.open();

    await list.press(TestKey.ESCAPE);

    expect(await list.isOpen()).toBe(false);
    expect(chosen).not.toHaveBeenCalled();
    expect(heard).not.toHaveBeenCalled();
    document.removeEventListener('keydown', heard);
  });

  it('reaches a locked choice to read its reason, but never chooses it', async () => {
    const { list, chosen } = await show();
    await list.open();
    expect(await list.lockedTexts()).toEqual([expect.stringContaining('Not now.')]);

    await list.press(TestKey.END);
    expect(await list.activeText()).toContain('Only me');
    await list.press(TestKey.ENTER);
    await list.choose('Only me');

    expect(await list.isOpen()).toBe(true);
    expect(chosen).not.toHaveBeenCalled();
  });
});
