import type { Account } from '@flowcast/shared-models';
import { stateLook } from '../../shared/ui/publication-copy.ts';
import { filterCopy as copy, spanNames } from '../copy.ts';
import type { PostsFilter } from '../data/posts-filter.ts';

export interface Chip {
  words: string;
  /** The change that takes it away. */
  without: Partial<PostsFilter>;
}

/** One chip for each thing that narrows the list down. */
export function chipsOf(filter: PostsFilter, accounts: readonly Account[]): Chip[] {
  const { states, search } = filter;
  return [
    ...(search ? [{ words: copy.searched(search), without: { search: '' } }] : []),
    ...states.map((state) => ({
      words: stateLook[state].word,
      without: { states: states.filter((one) => one !== state) },
    })),
    ...accountChip(filter, accounts),
    ...timeChip(filter),
  ];
}

function accountChip({ accountId }: PostsFilter, accounts: readonly Account[]): Chip[] {
  if (!accountId) return [];
  const account = accounts.find(({ id }) => id === accountId);
  const name = account?.username ? `@${account.username}` : account?.displayName;
  return [{ words: name ?? copy.unknownAccount, without: { accountId: '' } }];
}

/** Days that are not chosen yet narrow nothing down. */
function timeChip({ span, fromDay, toDay }: PostsFilter): Chip[] {
  const words = span === 'days' ? daysInWords(fromDay, toDay) : span && spanNames[span];
  return words ? [{ words, without: { span: '', fromDay: '', toDay: '' } }] : [];
}

function daysInWords(fromDay: string, toDay: string): string {
  if (fromDay && toDay) return copy.fromTo(inWords(fromDay), inWords(toDay));
  if (fromDay) return copy.onlyFrom(inWords(fromDay));
  return toDay && copy.onlyTo(inWords(toDay));
}

/** A day has no zone; noon keeps it the same day in every one. */
function inWords(day: string): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString(undefined, { dateStyle: 'medium' });
}
