export { ClockModule } from './clock.module.ts';
export { Clock, SystemClock } from './clock.ts';
