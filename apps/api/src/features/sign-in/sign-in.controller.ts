import { type ExchangeToken, ExchangeTokenSchema, type Me, type SignedIn } from '@flowcast/shared-models';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Post,
  Query,
  Redirect,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor, Public } from '../../platform/http/index.ts';
import { ArrivalService } from './arrival.service.ts';
import { DepartureFailureFilter } from './departure-failure.filter.ts';
import { DepartureService } from './departure.service.ts';
import { MeService } from './me.service.ts';
import { SignInCookies } from './sign-in-cookies.ts';
import { type SignInQuery, SignInQuerySchema } from './sign-in-query.ts';

@Controller()
export class SignInController {
  readonly #departures: DepartureService;
  readonly #arrivals: ArrivalService;
  readonly #me: MeService;
  readonly #cookies: SignInCookies;

  constructor(departures: DepartureService, arrivals: ArrivalService, me: MeService, cookies: SignInCookies) {
    this.#departures = departures;
    this.#arrivals = arrivals;
    this.#me = me;
    this.#cookies = cookies;
  }

  @Public()
  @UseGuards(ThrottlerGuard)
  @UseFilters(DepartureFailureFilter)
  @Get('auth/tiktok')
  @Header('Cache-Control', 'no-store')
  @Redirect()
  async depart(
    @Query({ schema: SignInQuerySchema }) query: SignInQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ url: string; statusCode: number }> {
    const { location, browserToken } = await this.#departures.depart(query, this.#cookies.read(request));
    this.#cookies.writeSignIn(response, browserToken);
    return { url: location, statusCode: 302 };
  }

  @Public()
  @UseGuards(ThrottlerGuard)
  @Post('exchange_token')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async arrive(
    @Body({ schema: ExchangeTokenSchema }) callback: ExchangeToken,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    const { signedIn, sessionToken } = await this.#arrivals.arrive(callback, this.#cookies.read(request));
    this.#cookies.writeSession(response, sessionToken);
    return signedIn;
  }

  @Get('me')
  @Header('Cache-Control', 'no-store')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.#me.read(actor);
  }
}
