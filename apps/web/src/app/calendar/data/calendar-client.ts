import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Calendar, type CalendarQuery, CalendarSchema } from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse } from 'valibot';
import { queryOf } from '../../shared/data/query.ts';

@Injectable({ providedIn: 'root' })
export class CalendarClient {
  private readonly http = inject(HttpClient);

  async between(query: CalendarQuery): Promise<Calendar> {
    const params = queryOf({ ...query });
    return parse(CalendarSchema, await firstValueFrom(this.http.get('/api/calendar', { params })));
  }
}
