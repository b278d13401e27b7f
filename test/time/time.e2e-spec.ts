import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CHANGE_DAYS } from './changes.js';
import type { Findings } from './proof.js';

/** Zones of the machine that the product may run on, with their offset in January 2027. */
const PROCESSES = [
  { zone: 'UTC', offset: 0 },
  { zone: 'Pacific/Auckland', offset: 13 * 60 },
  { zone: 'America/Los_Angeles', offset: -8 * 60 },
  { zone: 'Australia/Lord_Howe', offset: 11 * 60 },
];

/** A process cannot change its zone half way, so each is one of its own. */
function proveIn(zone: string, ...how: string[]): Promise<Findings> {
  return new Promise((found, failed) => {
    const child = fork(resolve('dist/test/time/main.js'), how, {
      env: { ...process.env, TZ: zone },
      execArgv: ['--enable-source-maps'],
    });
    let findings: Findings | null = null;
    child.on('message', (message) => {
      findings = message as Findings;
    });
    child.on('exit', (code) =>
      findings ? found(findings) : failed(new Error(`the proof ended with ${code}: its messages stand above`)),
    );
  });
}

describe('the days on which the clocks change in 2027', () => {
  it.each(PROCESSES)('are right in a process of $zone', async ({ zone, offset }) => {
    const { processZone, offsetMinutes, booked, faults } = await proveIn(zone);
    expect([processZone, offsetMinutes]).toEqual([zone, offset]);
    expect(faults).toEqual([]);
    const halfHours = CHANGE_DAYS.reduce((sum, { hours }) => sum + 2 * hours, 0);
    expect(booked).toBeGreaterThan(halfHours);
  });

  it('are seen to be wrong at sites whose clocks do not change (saboteur)', async () => {
    const { faults } = await proveIn('UTC', 'still');
    const seen = faults.join('\n');
    for (const { zone, day } of CHANGE_DAYS) expect(seen).toContain(`${zone} ${day}: has 24 hours`);
  });
});
