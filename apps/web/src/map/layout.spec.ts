import { describe, expect, it } from '@jest/globals';
import { distanceKm, frameOf, layOut, meshOf, scaleBar } from './layout';

const LILLE = { lat: 50.63, lon: 3.06 };
const ROUBAIX = { lat: 50.69, lon: 3.17 };
const ARMENTIERES = { lat: 50.69, lon: 2.88 };
const SECLIN = { lat: 50.55, lon: 3.03 };
const DUNKERQUE = { lat: 51.03, lon: 2.38 };
const GENEVA = { lat: 46.2, lon: 6.14 };
const near = [LILLE, ROUBAIX, ARMENTIERES, SECLIN];
const everywhere = [...near, DUNKERQUE, GENEVA];

describe('the map', () => {
  it('knows distances', () => {
    expect(distanceKm(LILLE, ROUBAIX)).toBeCloseTo(10.2, 0);
    expect(distanceKm(LILLE, DUNKERQUE)).toBeGreaterThan(60);
  });

  it('keeps the metropolis as large as without the places far away', () => {
    const frame = frameOf(everywhere, 1000, 500);
    expect(frame.scale).toBeCloseTo(frameOf(near, 1000, 500).scale, 1);
    const [lille, roubaix] = layOut([LILLE, ROUBAIX], frame);
    expect(Math.hypot(lille!.x - roubaix!.x, lille!.y - roubaix!.y)).toBeGreaterThan(150);
  });

  it('sets far places on the edge, in their direction, with their distance', () => {
    const frame = frameOf(everywhere, 1000, 500);
    const markers = layOut(everywhere, frame);
    for (const { x, y } of markers) expect(x > 0 && x < 1000 && y > 0 && y < 500).toBe(true);
    const geneva = markers.find((marker) => marker.places[0] === GENEVA)!;
    expect(geneva.farKm).toBeGreaterThan(400);
    expect(geneva.y).toBeGreaterThan(450);
    expect(geneva.x).toBeGreaterThan(500);
    expect(markers.find((marker) => marker.places[0] === LILLE)!.farKm).toBeNull();
  });

  it('puts north at the top', () => {
    const [roubaix, seclin] = layOut([ROUBAIX, SECLIN], frameOf(near, 1000, 500));
    expect(roubaix!.y).toBeLessThan(seclin!.y);
  });

  it('merges places that would cover each other and loses none', () => {
    const close = Array.from({ length: 20 }, (_, i) => ({ lat: LILLE.lat + i * 0.0001, lon: LILLE.lon }));
    const markers = layOut([...close, ...near], frameOf([...close, ...near], 1000, 500));
    expect(markers.reduce((sum, marker) => sum + marker.places.length, 0)).toBe(24);
    expect(markers.length).toBeLessThan(8);
  });

  it('survives one place, and places on the same spot', () => {
    for (const places of [[LILLE], [LILLE, LILLE, LILLE]]) {
      const frame = frameOf(places, 1000, 500);
      expect(layOut(places, frame)).toEqual([{ x: 500, y: 250, farKm: null, places }]);
      expect(scaleBar(frame).length).toBeGreaterThan(0);
    }
  });

  it('ties every marker to a neighbour, without crossing the whole drawing', () => {
    const markers = layOut(near, frameOf(near, 1000, 500));
    const ties = meshOf(markers);
    for (const marker of markers) expect(ties.some(([a, b]) => a === marker || b === marker)).toBe(true);
    expect(ties.length).toBeLessThan(6);
  });
});
