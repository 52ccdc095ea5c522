import { TestBed } from '@angular/core/testing';
import { expect, it } from '@jest/globals';
import { within } from '@testing-library/dom';
import { JoinPage } from './join-page.ts';

it('explains the invitation and leads to TikTok with its token', () => {
  const fixture = TestBed.createComponent(JoinPage);
  fixture.componentRef.setInput('token', 'a b/c');
  fixture.detectChanges();

  const link = within(fixture.nativeElement as HTMLElement).getByRole('link', { name: 'Accept with TikTok' });

  expect(link.getAttribute('href')).toBe('/api/auth/tiktok?return_to=%2Fpublish&invite=a+b%2Fc');
});
