import { Module } from '@nestjs/common';
import { ChangeListener } from './change-listener.ts';

@Module({ providers: [ChangeListener], exports: [ChangeListener] })
export class ListenModule {}
