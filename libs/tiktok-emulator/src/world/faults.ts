import { randomUUID } from 'node:crypto';
import type { EndpointName } from '../wire/endpoints.ts';
import type { Fault } from './fault.ts';
import type { World } from './world.ts';

export function addFault(world: World, rule: Fault['rule']): Fault {
  const fault = { id: randomUUID(), rule, seen: 0, struck: 0 };
  world.state.faults.push(fault);
  return fault;
}

/** The faults that strike this request, in the order they were set; each counts itself down. */
export function strike(world: World, endpoint: EndpointName, account: string | null): Fault['rule'][] {
  const struck = world.state.faults.filter((fault) => {
    const { at, account: only, skip, times } = fault.rule;
    if ((at !== '*' && at !== endpoint) || (only !== undefined && only !== account)) return false;
    fault.seen += 1;
    const strikes = fault.seen > skip && (times === 'always' || fault.struck < times);
    if (strikes) fault.struck += 1;
    return strikes;
  });
  return struck.map(({ rule }) => rule);
}
