import { Identity1000000000001 } from './0001-identity.ts';
import { Videos1000000000002 } from './0002-videos.ts';
import { Publications1000000000003 } from './0003-publications.ts';
import { Webhooks1000000000004 } from './0004-webhooks.ts';
import { ApiBudgets1000000000005 } from './0005-api-budgets.ts';
import { Pulls1000000000006 } from './0006-pulls.ts';
import { Answers1000000000007 } from './0007-answers.ts';
import { RefreshLeases1000000000008 } from './0008-refresh-leases.ts';
import { AttemptExchanges1000000000009 } from './0009-attempt-exchanges.ts';
import { AccessRequests1000000000011 } from './0011-access-requests.ts';
import { CatalogCare1000000000012 } from './0012-catalog-care.ts';

/** Every migration, oldest first. The list is explicit so that a file cannot join it by its name alone. */
export const migrations = [
  Identity1000000000001,
  Videos1000000000002,
  Publications1000000000003,
  Webhooks1000000000004,
  ApiBudgets1000000000005,
  Pulls1000000000006,
  Answers1000000000007,
  RefreshLeases1000000000008,
  AttemptExchanges1000000000009,
  AccessRequests1000000000011,
  CatalogCare1000000000012,
] as const;
