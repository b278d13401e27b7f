import { company } from './company.js';
import { containment } from './containment.js';
import type { CourseKind } from './course.js';
import { credits } from './credits.js';
import { holds } from './holds.js';
import { moves } from './moves.js';
import { pool } from './pool.js';
import { series } from './series.js';
import { slot } from './slot.js';

/** All that is raced for, in the order it is run. Each is also an option of the program: `npm run race -- --pool`. */
export const COURSES = { slot, pool, moves, holds, series, containment, credits, company } as const satisfies Record<
  string,
  CourseKind
>;
export type CourseName = keyof typeof COURSES;
export const COURSE_NAMES = Object.keys(COURSES) as CourseName[];
