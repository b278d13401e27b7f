import { describe, expect, it } from '@jest/globals';
import { HIDDEN, field, occupancyCsv } from './occupancy.csv.js';
import { type Published, attendanceOf, figuresOf, heatmapOf, trendOf } from './occupancy.rules.js';

const row = (facts: Partial<Published>): Published => ({
  part: 'total',
  kind: 'desk',
  week: null,
  weekday: null,
  hour: null,
  sites: 3,
  open: null,
  booked: null,
  attended: null,
  reservations: null,
  people: null,
  hidden: false,
  ...facts,
});

const ROWS: readonly Published[] = [
  row({ kind: 'desk', open: 600, booked: 200, attended: 100 }),
  row({ kind: 'room', open: 600, booked: null, hidden: true }),
  row({ kind: 'all', open: 600, booked: 200, reservations: 12, people: 7 }),
  row({ part: 'previous', kind: 'desk', open: 600, booked: 300, attended: 300 }),
  row({ part: 'cell', weekday: 2, hour: 9, open: 60, booked: 45 }),
  row({ part: 'cell', weekday: 2, hour: 11, open: 60, booked: null, hidden: true }),
  row({ part: 'week', week: '2026-12-28', open: 100, booked: 50 }),
  row({ part: 'week', kind: 'all', week: '2026-12-28', reservations: 4 }),
];

describe('figures', () => {
  it('are percentages of what was open, hours and counts, beside those of the window before', () => {
    expect(figuresOf(ROWS)).toEqual([
      { key: 'desk_occupancy', unit: 'percent', value: 33, previous: 50 },
      { key: 'room_occupancy', unit: 'percent', value: null, previous: null },
      { key: 'reservations', unit: 'count', value: 12, previous: null },
      { key: 'booked_hours', unit: 'hours', value: 3, previous: null },
      { key: 'active_people', unit: 'count', value: 7, previous: null },
    ]);
    expect([attendanceOf(ROWS, 'total'), attendanceOf(ROWS, 'previous')]).toEqual([17, 50]);
  });

  it('draw seven days from the first to the last open hour', () => {
    const [desk, room] = heatmapOf(ROWS);
    expect(desk?.cells).toHaveLength(7 * 3);
    expect(desk?.cells.filter(({ weekday }) => weekday === 2)).toEqual([
      { weekday: 2, hour: 9, percent: 75, hidden: false, open: true },
      { weekday: 2, hour: 10, percent: null, hidden: false, open: false },
      { weekday: 2, hour: 11, percent: null, hidden: true, open: true },
    ]);
    expect(room).toEqual({ kind: 'room', cells: [] });
  });

  it('follow the ISO weeks over the turn of the year', () => {
    expect(trendOf('2026-12-28', '2027-01-11', ROWS)).toEqual([
      { week: '2026-W53', monday: '2026-12-28', reservations: 4, percent: 50 },
      { week: '2027-W01', monday: '2027-01-04', reservations: null, percent: null },
    ]);
  });
});

describe('the file of figures', () => {
  const source = {
    from: '2026-08-31',
    to: '2026-09-27',
    figures: figuresOf(ROWS),
    deskAttendance: { value: 17, previous: null },
    heatmap: heatmapOf(ROWS),
    trend: trendOf('2026-12-28', '2027-01-04', ROWS),
    sites: [
      { name: '=cmd()', commune: 'Lille, centre', percent: 40, shared: true },
      { name: 'Le "Mutualab"', commune: 'Roubaix', percent: null, shared: false },
    ],
  };
  const lines = occupancyCsv(source).split('\r\n');

  it('opens with its columns and a dictionary', () => {
    expect(lines[0]).toBe('section,metric,unit,kind,from,to,weekday,hour,site,commune,value');
    expect(lines.filter((line) => line.startsWith('dictionary,')).map((line) => line.split(',')[1])).toEqual([
      'desk_occupancy',
      'desk_attendance',
      'room_occupancy',
      'occupancy',
      'reservations',
      'booked_hours',
      'active_people',
      'rule',
    ]);
    expect(lines.at(-1)).toBe('');
  });

  it('says what is hidden, and leaves closed hours out', () => {
    expect(lines).toContain('figure,desk_occupancy,percent,,2026-08-31,2026-09-27,,,,,33');
    expect(lines).toContain(`figure,room_occupancy,percent,,2026-08-31,2026-09-27,,,,,${HIDDEN}`);
    expect(lines.filter((line) => line.startsWith('hour,'))).toEqual([
      'hour,occupancy,percent,desk,2026-08-31,2026-09-27,2,9,,,75',
      `hour,occupancy,percent,desk,2026-08-31,2026-09-27,2,11,,,${HIDDEN}`,
    ]);
    expect(lines).toContain('week,reservations,count,,2026-12-28,,,,,,4');
  });

  it('quotes, and disarms what a spreadsheet would run', () => {
    expect(lines).toContain(`site,desk_occupancy,percent,,2026-08-31,2026-09-27,,,'=cmd(),"Lille, centre",40`);
    expect(lines).toContain(
      'site,desk_occupancy,percent,,2026-08-31,2026-09-27,,,"Le ""Mutualab""",Roubaix,not shared',
    );
    expect(['+1', '-1', '@x', ' =1', '\tx', 'a\nb', 'a=b'].map((text) => field(text))).toEqual([
      "'+1",
      "'-1",
      "'@x",
      "' =1",
      "'\tx",
      '"a\nb"',
      'a=b',
    ]);
    expect(field(12.5)).toBe('12.5');
  });
});
